// The transcript as lists that go along with the replay's time: what is over, the latest of it, and what is to come. There
// are several, one after the other, so that of a long interview the browser lays out only those in view. The first is there at
// once; the others are made when nothing else is to be done, or when one of their lines is wanted.
import { clock } from "../times.js"
import { seconds } from "../clock.js"
import { whenIdle } from "./when-idle.js"

const TOGETHER = 50
/** The code comes first: nobody reads a list that jumps with each frame of a drag. */
const SOON = 80

export class Transcript {
  #box
  #page
  /** {list, entries, isMade, isMixed}, in order; mixed: some of its lines are over, and some to come. */
  #parts = []
  /** {at, item, line, part}, in order of time; item: null until its part is made. */
  #entries = []
  #index = -1
  #current = null
  #time = 0
  #timer = null

  /**
   * lines as of activity.js. sentence(line): what happened, in words. more(item, line): what else there is to a line;
   * listed(list): that is asked for where the list comes into view.
   */
  constructor(box, page) {
    this.#box = box
    this.#page = page
    const { lines } = page
    for (let from = 0; from < Math.max(1, lines.length); from += TOGETHER) {
      const part = { list: document.createElement("ol"), isMade: false, isMixed: false }
      part.list.setAttribute("role", "list")
      part.list.className = "later"
      part.entries = lines.slice(from, from + TOGETHER).map(line => ({ at: line.at, item: null, line, part }))
      this.#parts.push(part)
      this.#measure(part)
    }
    this.#entries = this.#parts.flatMap(({ entries }) => entries)
    this.#make(this.#parts[0])
    box.append(...this.#parts.map(({ list }) => list))
    this.#makeNext()
  }

  /** A line that is not of the recording, at its time in it; line: {group, by}. */
  add(at, content, line) {
    const later = this.#entries.findIndex(entry => entry.at > at)
    const index = later < 0 ? this.#entries.length : later
    const next = this.#entries[index]
    const part = next?.part ?? this.#parts.at(-1)
    const entry = { at, item: this.#item(at, at, content), line, part }
    this.#make(part)
    part.list.insertBefore(entry.item, next?.item ?? null)
    part.entries.splice(next ? part.entries.indexOf(next) : part.entries.length, 0, entry)
    this.#entries.splice(index, 0, entry)
    this.#measure(part)
    if (index <= this.#index) this.#index++
    this.#dim()
  }

  /** Shows only those for which shown(line, item) is true, and returns them, in order, as {at, item, line}. */
  narrow(shown) {
    this.#parts.forEach(part => this.#make(part))
    const left = this.#entries.filter(({ item, line }) => {
      item.hidden = !shown(line, item)
      return !item.hidden
    })
    this.#parts.forEach(part => this.#measure(part))
    this.#mark()
    return left
  }

  /** What happened last before a time is marked soon, and scrolled to where it is another one than before. */
  show(time) {
    this.#time = time
    this.#timer ??= setTimeout(() => this.#showNow(), SOON)
  }

  #showNow() {
    this.#timer = null
    const time = this.#time
    const index = this.#entries.findLastIndex(({ at }) => at <= time)
    if (index === this.#index) return
    this.#index = index
    this.#dim()
    this.#mark()
  }

  #makeNext() {
    const part = this.#parts.find(({ isMade }) => !isMade)
    if (!part) return
    whenIdle(() => {
      this.#make(part)
      this.#makeNext()
    })
  }

  #make(part) {
    if (part.isMade) return
    part.isMade = true
    const { sentence, more, listed } = this.#page
    for (const entry of part.entries) {
      const { line } = entry
      const text = document.createElement("span")
      text.dir = "auto"
      text.textContent = sentence(line)
      entry.item = this.#item(line.until ?? line.at, line.at, text)
      more(entry.item, line)
    }
    part.list.append(...part.entries.map(({ item }) => item))
    listed(part.list)
  }

  // About how high it is, for the browser, until it has been in view.
  #measure({ list, entries }) {
    const count = entries.filter(({ item }) => !item?.hidden).length
    list.hidden = count === 0
    list.style.setProperty("--lines", count)
  }

  #dim() {
    const now = this.#parts.indexOf(this.#entries[this.#index]?.part)
    this.#parts.forEach((part, nth) => {
      part.list.classList.toggle("later", nth > now)
      const until = nth === now ? part.entries.indexOf(this.#entries[this.#index]) : part.entries.length
      if (nth !== now && !part.isMixed) return
      this.#make(part)
      part.entries.forEach(({ item }, at) => item.classList.toggle("later", at > until))
      part.isMixed = nth === now
    })
  }

  #mark() {
    const latest = this.#entries.findLast(({ item }, index) => index <= this.#index && !item?.hidden)
    if (latest) this.#make(latest.part)
    const item = latest?.item ?? null
    if (item === this.#current) return
    this.#current?.removeAttribute("aria-current")
    this.#current = item
    if (!item) return
    item.setAttribute("aria-current", "true")
    const scrolled = this.#box.parentElement
    const below = item.getBoundingClientRect().top - scrolled.getBoundingClientRect().top
    scrolled.scrollTop += below - scrolled.clientHeight / 2
  }

  // What was written is there when it has been written.
  #item(to, at, content) {
    const { start } = this.#page
    const item = document.createElement("li")
    const link = document.createElement("a")
    link.href = `#t=${seconds(to - start)}`
    link.className = "mono"
    link.textContent = clock(Math.max(0, at - start))
    item.append(link, content)
    return item
  }
}
