// The transcript as a list that goes along with the replay's time: what is over, the latest of it, and what is to come.
import { clock } from "../times.js"
import { seconds } from "./clock.js"

export class Transcript {
  #list
  #start
  /** {at, item}, in order of time. */
  #lines = []
  #current = -1

  /** lines as of activity.js. sentence(line): what happened, in words. */
  constructor(list, { lines, start, sentence }) {
    this.#list = list
    this.#start = start
    for (const line of lines) {
      const text = document.createElement("span")
      text.dir = "auto"
      text.textContent = sentence(line)
      const item = this.#item(line.at, text)
      item.classList.add("later")
      this.#lines.push({ at: line.at, item })
    }
    list.append(...this.#lines.map(({ item }) => item))
  }

  /** A line that is not of the recording, at its time in it. */
  add(at, content) {
    const later = this.#lines.findIndex(line => line.at > at)
    const index = later < 0 ? this.#lines.length : later
    const line = { at, item: this.#item(at, content) }
    this.#list.insertBefore(line.item, this.#lines[index]?.item ?? null)
    this.#lines.splice(index, 0, line)
    if (index <= this.#current) this.#current++
    else line.item.classList.add("later")
  }

  /** What happened last before a time is marked, and scrolled to where it is another one than before. */
  show(time) {
    const index = this.#lines.findLastIndex(line => line.at <= time)
    if (index === this.#current) return
    const [from, to] = [Math.min(index, this.#current), Math.max(index, this.#current)]
    for (const { item } of this.#lines.slice(Math.max(0, from), to + 1)) item.classList.toggle("later", index < this.#current)
    this.#lines[this.#current]?.item.removeAttribute("aria-current")
    this.#current = index
    if (index >= 0) this.#mark(this.#lines[index].item)
  }

  #mark(item) {
    item.classList.remove("later")
    item.setAttribute("aria-current", "true")
    const box = this.#list.parentElement
    box.scrollTop = item.offsetTop - box.clientHeight / 2
  }

  #item(at, content) {
    const item = document.createElement("li")
    const link = document.createElement("a")
    link.href = `#t=${seconds(at - this.#start)}`
    link.className = "mono"
    link.textContent = clock(Math.max(0, at - this.#start))
    item.append(link, content)
    return item
  }
}
