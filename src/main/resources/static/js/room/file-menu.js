// The menu of files: those that are not open, and what can be done with the one in front.
import { say } from "./words.js"

export class FileMenu {
  #menu

  /** choose(id), and an action for each data-do: rename, remove, close. */
  constructor(menu, { choose, ...actions }) {
    this.#menu = menu
    menu.addEventListener("beforetoggle", event => { if (event.newState === "open") this.#goBelowItsButton() })
    addEventListener("resize", () => this.#goBelowItsButton())
    menu.addEventListener("click", event => {
      const button = event.target.closest("button")
      if (!button) return
      menu.hidePopover()
      if (button.dataset.file) choose(button.dataset.file)
      else actions[button.dataset.do]()
    })
  }

  // The button moves with the tabs before it.
  #goBelowItsButton() {
    const button = document.querySelector(`[popovertarget="${this.#menu.id}"]`)?.getBoundingClientRect()
    // After the end the candidate's page has neither code nor button.
    if (!button) return
    const room = document.documentElement.clientWidth - 320 - 8
    this.#menu.style.insetBlockStart = `${button.bottom + 4}px`
    this.#menu.style.insetInlineStart = `${Math.max(8, Math.min(button.left, room))}px`
  }

  /** closed: [{id, name}]; front: the file in front; alone: whether it is the only tab; last: the only file. */
  show({ closed, front, alone, last }) {
    const seen = JSON.stringify([closed, front, alone, last])
    if (this.#menu.dataset.seen === seen) return
    this.#menu.dataset.seen = seen
    const list = this.#menu.querySelector("ul")
    list.hidden = this.#menu.querySelector("hr").hidden = closed.length === 0
    list.replaceChildren(...closed.map(file => {
      const item = document.createElement("li")
      const button = document.createElement("button")
      const label = document.createElement("span")
      button.type = "button"
      button.dataset.file = file.id
      label.dataset.label = ""
      say(label, this.#menu.dataset.open, file.name)
      button.append(label)
      item.append(button)
      return item
    }))
    for (const button of this.#menu.querySelectorAll("[data-do]")) {
      say(button.querySelector("[data-label]"), button.dataset.words, front.name)
    }
    this.#menu.querySelector("[data-do=close]").disabled = alone
    this.#menu.querySelector("[data-do=remove]").disabled = last
  }
}
