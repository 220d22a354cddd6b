// The menu of the runs there were, the latest first: each can be opened again.
import { openAbove } from "./above.js"
import { say } from "./words.js"

const WIDTH = 416

export class EarlierRuns {
  #menu
  #button
  #runs = []
  #chosen = null

  /** describe(run): {badge, look, at, file, by} in words. choose(run): opens it. */
  constructor(menu, { describe, choose }) {
    this.#menu = menu
    this.#button = document.querySelector(`[popovertarget="${menu.id}"]`)
    openAbove(menu, WIDTH, () => this.#fill(describe))
    menu.addEventListener("click", event => {
      const chosen = event.target.closest("[data-run]")
      if (!chosen) return
      menu.hidePopover()
      choose(Number(chosen.dataset.run))
    })
  }

  /** runs: all of them; chosen: the one that is shown. */
  show(runs, chosen) {
    this.#runs = runs
    this.#chosen = chosen
    this.#button.hidden = runs.length < 2
    if (runs.length < 2 && this.#menu.matches(":popover-open")) this.#menu.hidePopover()
  }

  #fill(describe) {
    const template = this.#menu.querySelector("template").content
    this.#menu.querySelector("ol").replaceChildren(...this.#runs.toReversed().map(run => {
      const item = template.cloneNode(true)
      const button = item.querySelector("button")
      const { badge, look, at, file, by } = describe(run)
      button.dataset.run = run.run
      if (run.run === this.#chosen) button.setAttribute("aria-current", "true")
      button.querySelector(".badge").dataset.look = look
      button.querySelector("[data-badge]").textContent = badge
      button.querySelector("[data-at]").textContent = at
      say(button.querySelector("[data-by]"), this.#menu.dataset.by, file, by)
      return item
    }))
  }
}
