// Feedback in a page: the form that is in the panel is kept while it is typed and sent without leaving the page, its
// answer takes the form's place, and moments play where there is a replay around it.
import { localise } from "../times.js"
import { ScorecardForm } from "./form.js"
import { fragment } from "./requests.js"

const TYPING = "input:not([type=radio], [type=checkbox], [type=range], [type=button]), textarea, select, [contenteditable], .cm-editor"

export class FeedbackPanel {
  #panel
  #form = null

  constructor(panel) {
    this.#panel = panel
    panel.addEventListener("submit", event => {
      if (!event.target.matches(".scorecard-form")) return
      event.preventDefault()
      this.#submit(event.target)
    })
    panel.addEventListener("click", play)
    panel.addEventListener("keydown", event => this.#key(event))
    addEventListener("online", () => this.#form?.retry())
    addEventListener("pagehide", () => this.#form?.leave())
    addEventListener("pageshow", event => event.persisted && this.#form?.catchUp())
    addEventListener("beforeunload", event => {
      if (!this.#form?.unsaved) return
      this.#form.leave()
      event.preventDefault()
    })
    this.#dress()
  }

  /** The server's own words take the place of what is there. */
  fill(html) {
    this.#panel.innerHTML = html
    this.#dress()
  }

  /** What was written in a private note becomes evidence. */
  take({ text, time }) {
    this.#form?.take(text, time)
  }

  #dress() {
    localise(this.#panel)
    const form = this.#panel.querySelector(".scorecard-form")
    this.#form = form ? new ScorecardForm(form) : null
  }

  async #submit(form) {
    const button = form.querySelector("footer .primary")
    button.disabled = true
    const body = await this.#form.ready()
    const answer = body === null ? undefined : await fragment(form.action, { method: "POST", body })
    button.disabled = false
    if (answer === undefined) return
    form.querySelector("[data-failed]").hidden = answer !== null
    if (answer === null) return
    this.fill(answer)
    const problem = this.#panel.querySelector(".field-error, [data-torn-notice]:not([hidden])")
    const said = problem ?? this.#panel.querySelector("[role=status]")
    if (!said) return
    // Where the focus goes, it is read out.
    said.tabIndex = -1
    said.focus({ preventScroll: true })
    said.scrollIntoView({ block: problem ? "center" : "nearest" })
  }

  // M adds a moment, a digit is a mark; only while one is at the feedback, for elsewhere they mean something else.
  #key(event) {
    if (!this.#form || event.ctrlKey || event.metaKey || event.altKey || event.target.closest(TYPING)) return
    const mark = /^[1-4]$/.test(event.key) && event.target.closest(".scale")?.querySelector(`[value="${event.key}"]`)
    if (!mark && event.key.toLowerCase() !== "m") return
    event.preventDefault()
    if (!mark) return this.#form.addMoment()
    mark.focus()
    mark.click()
  }
}

// In its own replay a moment is a place to go to, not a page to load.
function play(event) {
  const link = event.target.closest("a.time-chip")
  if (!link || link.pathname !== location.pathname || event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  if (location.hash === link.hash) dispatchEvent(new HashChangeEvent("hashchange"))
  else location.hash = link.hash
}
