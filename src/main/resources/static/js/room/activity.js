// What else the recording holds, as plain lines with the room's time, the same for the candidate and for the interviewers:
// neutral facts about the candidate, and what was run.
import { clock } from "../times.js"
import { sentence } from "./run-words.js"
import { INPUT } from "./state.js"
import { news } from "./tabs.js"

export class Activity {
  #panel
  #list
  #people
  #words
  #items = new Map()
  #last = 0

  /** people: who is who. words: of the output's panel. */
  constructor(panel, { people, words }) {
    this.#panel = panel
    this.#list = panel.querySelector("ol")
    this.#people = people
    this.#words = words
  }

  show(room) {
    const facts = room.facts ?? []
    const runs = room.runs ?? []
    const last = facts.at(-1)?.seq ?? 0
    if (last < this.#last) this.#startOver()
    this.#forgetAllBut([...facts, ...runs])
    const fresh = facts.filter(fact => fact.seq > this.#last)
    if (this.#last > 0 || fresh.length === 1) news(this.#panel, fresh.length)
    this.#last = last
    const lines = [...fresh, ...runs].filter(line => this.#items.get(line.seq)?.told !== line).sort((one, other) => one.seq - other.seq)
    for (const line of lines) this.#tell(room, line)
  }

  #startOver() {
    this.#last = 0
    this.#items.clear()
    this.#list.replaceChildren()
  }

  // The oldest facts go where there are too many, and what was run later than the moment that is shown.
  #forgetAllBut(lines) {
    const kept = new Set(lines.map(line => line.seq))
    for (const [seq, { item }] of this.#items) {
      if (kept.has(seq)) continue
      item.remove()
      this.#items.delete(seq)
    }
  }

  // A run is told again when it is over.
  #tell(room, line) {
    const item = this.#items.get(line.seq)?.item ?? this.#list.appendChild(this.#item(room, line))
    this.#items.set(line.seq, { told: line, item })
    const words = line.run ? sentence(line, this.#words, id => this.#people.get(id).name) : this.#factOf(room, line)
    const text = item.lastChild
    if (text.textContent !== words) text.textContent = words
  }

  #factOf(room, { type, file, size }) {
    const words = { pasted: "pasted", "left-tab": "leftTab", returned: "returned" }[type]
    const name = file === INPUT ? this.#panel.dataset.input : room.files[file]?.name ?? room.removed?.[file] ?? ""
    return this.#panel.dataset[words].replace("{0}", String(size)).replace("{1}", () => name)
  }

  #item(room, { at }) {
    const item = document.createElement("li")
    const time = document.createElement("span")
    time.className = "mono"
    time.textContent = clock(Math.max(0, at - (room.startedAt ?? at)))
    const text = document.createElement("span")
    text.dir = "auto"
    item.append(time, text)
    return item
  }
}

/**
 * Tells whether this tab is in front: going away after a moment, for a glance elsewhere is nothing, coming back at once,
 * and how it is whenever the line is back.
 */
export class Looks {
  #tell
  #page
  #told = null

  constructor(tell, { page = document, wait = 1_000 } = {}) {
    this.#tell = tell
    this.#page = page
    let leaving = 0
    page.addEventListener("visibilitychange", () => {
      clearTimeout(leaving)
      if (this.#visible) this.#look()
      else leaving = setTimeout(() => this.#look(), wait)
    })
  }

  /** The line is there, or not: what was told on another one does not count. */
  line(ready) {
    if (!ready) this.#told = null
    else if (this.#told === null) this.#look()
  }

  get #visible() {
    return this.#page.visibilityState === "visible"
  }

  #look() {
    if (this.#visible === this.#told) return
    this.#told = this.#visible
    this.#tell(this.#told)
  }
}
