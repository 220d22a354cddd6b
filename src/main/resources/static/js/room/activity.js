// Neutral facts about the candidate, as plain lines with the room's time: the same for them and for the interviewers.
import { clock } from "../times.js"
import { news } from "./tabs.js"

export class Activity {
  #panel
  #list
  #shown = 0

  constructor(panel) {
    this.#panel = panel
    this.#list = panel.querySelector("ol")
  }

  show(room) {
    const facts = room.facts ?? []
    if (facts.length < this.#shown) {
      this.#shown = 0
      this.#list.replaceChildren()
    }
    const fresh = facts.slice(this.#shown)
    if (fresh.length === 0) return
    for (const fact of fresh) this.#list.append(this.#line(room, fact))
    if (this.#shown > 0 || fresh.length === 1) news(this.#panel, fresh.length)
    this.#shown = facts.length
  }

  #line(room, { at, type, file, size }) {
    const item = document.createElement("li")
    const time = document.createElement("span")
    time.className = "mono"
    time.textContent = clock(Math.max(0, at - (room.startedAt ?? at)))
    const text = document.createElement("span")
    text.dir = "auto"
    const words = { pasted: "pasted", "left-tab": "leftTab", returned: "returned" }[type]
    text.textContent = this.#panel.dataset[words].replace("{0}", String(size)).replace("{1}", room.files[file]?.name ?? room.removed?.[file] ?? "")
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
