// The transcript as a list that goes along with the replay's time: what is over, the latest of it, and what is to come.
import { clock } from "../times.js"
import { seconds } from "./clock.js"

export class Transcript {
  #list
  #start
  /** {at, item, line}, in order of time. */
  #entries = []
  #index = -1
  #current = null

  /** lines as of activity.js. sentence(line): what happened, in words. more(item, line): what else there is to a line. */
  constructor(list, { lines, start, sentence, more }) {
    this.#list = list
    this.#start = start
    for (const line of lines) {
      const text = document.createElement("span")
      text.dir = "auto"
      text.textContent = sentence(line)
      const item = this.#item(line.until ?? line.at, line.at, text)
      item.classList.add("later")
      more(item, line)
      this.#entries.push({ at: line.at, item, line })
    }
    list.append(...this.#entries.map(({ item }) => item))
  }

  /** A line that is not of the recording, at its time in it; line: {group, by}. */
  add(at, content, line) {
    const later = this.#entries.findIndex(entry => entry.at > at)
    const index = later < 0 ? this.#entries.length : later
    const entry = { at, item: this.#item(at, at, content), line }
    this.#list.insertBefore(entry.item, this.#entries[index]?.item ?? null)
    this.#entries.splice(index, 0, entry)
    if (index <= this.#index) this.#index++
    else entry.item.classList.add("later")
  }

  /** Shows only those for which shown(line, item) is true, and returns them, in order, as {at, item, line}. */
  narrow(shown) {
    const left = this.#entries.filter(({ item, line }) => {
      item.hidden = !shown(line, item)
      return !item.hidden
    })
    this.#mark()
    return left
  }

  /** What happened last before a time is marked, and scrolled to where it is another one than before. */
  show(time) {
    const index = this.#entries.findLastIndex(({ at }) => at <= time)
    if (index === this.#index) return
    const [from, to] = [Math.min(index, this.#index), Math.max(index, this.#index)]
    for (const { item } of this.#entries.slice(Math.max(0, from), to + 1)) item.classList.toggle("later", index < this.#index)
    this.#entries[index]?.item.classList.remove("later")
    this.#index = index
    this.#mark()
  }

  #mark() {
    const item = this.#entries.findLast(({ item }, index) => index <= this.#index && !item.hidden)?.item ?? null
    if (item === this.#current) return
    this.#current?.removeAttribute("aria-current")
    this.#current = item
    if (!item) return
    item.setAttribute("aria-current", "true")
    const box = this.#list.parentElement
    box.scrollTop = item.offsetTop - box.clientHeight / 2
  }

  // What was written is there when it has been written.
  #item(to, at, content) {
    const item = document.createElement("li")
    const link = document.createElement("a")
    link.href = `#t=${seconds(to - this.#start)}`
    link.className = "mono"
    link.textContent = clock(Math.max(0, at - this.#start))
    item.append(link, content)
    return item
  }
}
