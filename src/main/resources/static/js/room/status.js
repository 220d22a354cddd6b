// Whether what was done here is safe, in words: at the head of the page, and in a banner while the line is down. "Saved"
// waits for a pause in typing, so that the words do not flicker; the other way there is no delay, because it must never
// say "saved" of what is not. Read out is only that the line is away, and that it is back.
import { announce } from "../announce.js"

const PAUSE = 500
const PATIENCE = 1_000

export class Status {
  #element
  #banner
  #words
  #calm = null
  #away = null

  constructor({ element, banner, words, retry }) {
    this.#element = element
    this.#banner = banner
    this.#words = words
    banner.querySelector("button").addEventListener("click", retry)
  }

  /** unsaved: how many changes and messages have no receipt. */
  show({ ready, unsaved, ended }) {
    if (ended) return this.#say("ended")
    if (!ready) return this.#reconnecting(unsaved)
    clearTimeout(this.#away)
    this.#away = null
    if (!this.#banner.hidden) announce(this.#words.lineBack)
    this.#banner.hidden = true
    if (unsaved > 0) this.#say("saving")
    else if (this.#element.dataset.state === "saving") this.#calm ??= setTimeout(() => this.#say("saved"), PAUSE)
    else this.#say("saved")
  }

  #reconnecting(unsaved) {
    if (this.#element.dataset.state === "connecting") return
    this.#say("reconnecting")
    const kept = plural(this.#words, "kept", unsaved)
    const sentence = this.#banner.querySelector("[data-kept]")
    if (sentence.textContent !== kept) sentence.textContent = kept
    this.#away ??= setTimeout(() => {
      this.#banner.hidden = false
      announce(this.#words.lineAway)
    }, PATIENCE)
  }

  #say(state) {
    clearTimeout(this.#calm)
    this.#calm = null
    if (state === "ended") {
      clearTimeout(this.#away)
      this.#banner.hidden = true
    }
    if (this.#element.dataset.state === state) return
    this.#element.dataset.state = state
    this.#element.querySelector("[data-label]").textContent = this.#words[state]
  }
}

/** The words for so many: keptNone, keptOne or keptMany. */
export function plural(words, key, count) {
  const form = count === 0 ? "None" : count === 1 ? "One" : "Many"
  return words[key + form].replace("{0}", String(count))
}
