// The end: the dialog that asks for it, and what the page becomes when it has come.
import { plural } from "./status.js"

export function finishDialog(page) {
  const dialog = page.querySelector("#finish")
  dialogButton(page)?.addEventListener("click", () => dialog.showModal())
  dialog?.querySelector("[data-close]").addEventListener("click", () => dialog.close())
}

/** What has started can be finished. */
export function allowFinish(page) {
  const button = dialogButton(page)
  if (!button?.disabled) return
  button.disabled = false
  button.removeAttribute("title")
}

const dialogButton = page => page.querySelector("[data-dialog=finish]")

/** Nothing more can be done here, and nothing is recorded: whatever says or offers that goes. */
export function closeRoom(page) {
  page.querySelectorAll("[data-while-open]").forEach(element => { element.hidden = true })
}

/** Shows the panel of the end; the candidate's code leaves the page. */
export function showEnd(page) {
  page.dataset.finished = "yes"
  page.querySelector("#finish")?.close()
  const over = page.querySelector("#over")
  over.hidden = false
  if (page.dataset.role === "candidate") {
    page.querySelector(".work").replaceChildren(over)
    page.querySelector(".rail").remove()
  }
  closeRoom(page)
  over.querySelector("h2").focus()
}

/**
 * Tells how much of what was done here is not in the recording. key: for which reason, as in the words. text: what
 * their author may want to copy, where the text is still theirs to have.
 */
export class Losses {
  #banner
  #words
  #counts = new Map()

  constructor(banner, words) {
    this.#banner = banner
    this.#words = words
  }

  tell(key, count, text = null) {
    if (count === 0) return
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + count)
    const sentences = [...this.#counts].map(([reason, number]) => plural(this.#words, reason, number))
    this.#banner.querySelector("[data-lost]").textContent = sentences.join(" ")
    const copy = this.#banner.querySelector("[data-copy]")
    copy.hidden = text === null
    if (text !== null) copy.dataset.copy = text
    this.#banner.hidden = false
  }
}
