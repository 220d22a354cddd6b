// One scorecard's form while it is filled in: kept as it is typed, with moments put in, and what is wrong said.
import { announce } from "../announce.js"
import { DraftKeeper } from "./keeper.js"
import { insert, presentMoment, written } from "./moments.js"
import { DraftRequests } from "./requests.js"

const LONGEST = 20_000
const NUMBER = new Intl.NumberFormat("en")

export class ScorecardForm {
  #form
  #words
  #keeper
  #requests
  #last

  constructor(form) {
    this.#form = form
    this.#words = form.dataset
    this.#requests = new DraftRequests(this.#words.draft, form.elements.template.value, this.#words)
    this.#keeper = new DraftKeeper({
      form: { version: form.elements.version.value, read: () => this.#read(), write: values => this.#write(values) },
      send: (values, version, how) => this.#requests.keep(values, version, how),
      changed: () => this.#show(),
    })
    const find = selector => form.querySelector(selector)
    // Not whether there is a moment now: a replay that is still loading has one soon.
    find("[data-add-moment]").hidden = !document.querySelector("#timer, #copy-moment")
    form.addEventListener("input", () => this.#keeper.touch())
    form.addEventListener("focusin", event => {
      if (event.target.matches("textarea")) this.#last = event.target
    })
    form.addEventListener("focusout", () => this.#keeper.unsaved && this.#keeper.flush())
    find("[data-add-moment]").addEventListener("click", () => this.addMoment())
    find("[data-retry]").addEventListener("click", () => this.#keeper.flush())
    find("[data-keep-mine]").addEventListener("click", () => this.#settle(false))
    find("[data-take-theirs]").addEventListener("click", () => this.#settle(true))
    this.#show()
  }

  /** Puts the present moment into the text that was written in last, or that belongs to what has the focus. */
  addMoment() {
    const moment = presentMoment()
    if (moment === null) return announce(this.#words.noMoment)
    insert(this.#field(), written(moment))
  }

  /** Draws in what was written elsewhere. */
  take(text, time) {
    insert(this.#field(), time ? `[${time}] ${text}` : text)
    announce(this.#words.added.replace("{0}", () => this.#nameOf(this.#field())))
  }

  get unsaved() {
    return this.#keeper.unsaved
  }

  leave() {
    this.#keeper.leave()
  }

  /** The network is back: nobody waits for the next try. */
  retry() {
    this.#keeper.flush()
  }

  /** What another tab has done meanwhile. */
  async catchUp() {
    const there = await this.#requests.read()
    if (!there.trouble && String(there.version) !== String(this.#keeper.version)) this.#keeper.meet(there)
  }

  /** What is sent when it is submitted; null while something has to be decided first. */
  async ready() {
    await this.#keeper.flush()
    if (this.#keeper.torn) {
      this.#form.querySelector("[data-torn-notice]").scrollIntoView({ block: "nearest" })
      this.#form.querySelector("[data-keep-mine]").focus()
      return null
    }
    this.#form.elements.version.value = this.#keeper.version
    return new URLSearchParams(new FormData(this.#form))
  }

  #field() {
    const focused = document.activeElement?.closest(".competency")
    const field = focused?.querySelector("textarea") ?? this.#last
    return field && this.#form.contains(field) ? field : this.#form.elements.notes
  }

  #settle(theirs) {
    this.#keeper.settle(theirs)
    this.#form.elements.notes.focus()
  }

  #names() {
    return new Set([...this.#form.elements].filter(field => field.name && field.type !== "hidden").map(field => field.name))
  }

  #read() {
    return Object.fromEntries([...this.#names()].map(name => [name, this.#form.elements[name].value]))
  }

  #write(values) {
    for (const [name, value] of Object.entries(values)) {
      const field = this.#form.elements[name]
      if (!field || field.value === value) continue
      if (field instanceof RadioNodeList) for (const radio of field) radio.checked = radio.value === value
      else field.value = value
    }
  }

  #show() {
    const { name, sentence } = this.#keeper.state
    const isTrouble = ["away", "over", "refused"].includes(name)
    this.#say("[data-trouble]", isTrouble ? this.#words[name].replace("{0}", () => sentence) : "")
    this.#form.querySelector("[data-retry]").hidden = !["away", "over"].includes(name)
    this.#say("[data-state]", isTrouble || name === "torn" ? "" : this.#words[name] ?? "")
    this.#form.dataset.state = isTrouble ? "trouble" : name
    for (const field of this.#form.querySelectorAll("textarea")) this.#showLength(field)
    this.#showRated()
    this.#showTorn()
  }

  // Said at once, where it is typed: the server would refuse it, and nothing of the form be saved meanwhile.
  #showLength(field) {
    const tooMany = field.value.length - LONGEST
    const was = field.hasAttribute("data-long")
    field.toggleAttribute("data-long", tooMany > 0)
    let error = field.nextElementSibling?.matches(".field-error") ? field.nextElementSibling : null
    if (tooMany <= 0) {
      if (!was) return
      error?.remove()
      field.removeAttribute("aria-invalid")
      return
    }
    field.setAttribute("aria-invalid", "true")
    if (!error) {
      error = document.createElement("span")
      error.className = "field-error"
      error.setAttribute("role", "status")
      field.after(error)
    }
    const words = this.#words.long.replace("{0}", () => NUMBER.format(tooMany))
    if (error.textContent !== words) error.textContent = words
  }

  #showRated() {
    const scales = [...this.#form.querySelectorAll(".scale")]
    const rated = scales.filter(scale => scale.querySelector(":checked:not([value=''])")).length
    this.#say("[data-rated-now]", this.#words.rated.replace("{0}", rated).replace("{1}", scales.length))
  }

  // The server writes this part too, where there is no script to; then there is nothing to decide but to send it again.
  #showTorn() {
    const torn = this.#keeper.torn
    const notice = this.#form.querySelector("[data-torn-notice]")
    const actions = notice.querySelector("[data-torn-actions]")
    if (!torn) {
      if (!actions.hidden) notice.hidden = true
      return
    }
    actions.hidden = false
    const lines = torn.fields.flatMap(name => {
      const term = document.createElement("dt")
      term.textContent = this.#nameOf(this.#form.elements[name])
      const said = document.createElement("dd")
      said.dir = "auto"
      said.textContent = this.#inWords(name, torn.values[name])
      return [term, said]
    })
    notice.querySelector("dl").replaceChildren(...lines)
    notice.hidden = false
  }

  #inWords(name, value) {
    const field = this.#form.elements[name]
    if (!(field instanceof RadioNodeList)) return value || "–"
    return [...field].find(radio => radio.value === value)?.labels[0].textContent.trim() ?? "–"
  }

  #nameOf(field) {
    const first = field instanceof RadioNodeList ? field[0] : field
    return first.closest("[data-name]")?.dataset.name ?? first.closest("fieldset")?.querySelector("legend").textContent
      ?? first.labels[0].textContent.trim()
  }

  #say(selector, words) {
    const element = this.#form.querySelector(selector)
    if (element.textContent !== words) element.textContent = words
  }
}
