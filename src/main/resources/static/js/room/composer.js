// The field that something is said in. What is written there and not sent yet outlasts a reload of the page, in this tab.
import { keep, kept } from "../kept.js"
import { soundText } from "./sound.js"

const KEY = `greenroom.draft ${location.pathname}`
const TAB = "sessionStorage"

export class Composer {
  #field
  #send

  /** say(text) is called with what is sent. */
  constructor(form, say) {
    this.#field = form.querySelector("textarea")
    this.#send = form.querySelector("button")
    this.#field.value = kept(KEY, TAB) ?? ""
    const send = () => {
      const text = soundText(this.#field.value).trim()
      if (!text) return
      this.#write("")
      say(text)
    }
    form.addEventListener("submit", event => { event.preventDefault(); send() })
    this.#field.addEventListener("input", () => this.#keep())
    this.#field.addEventListener("keydown", event => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); send() }
    })
  }

  /** A message that was not taken, in front of what has been written since. */
  giveBack(text) {
    this.#write([text, this.#field.value].filter(Boolean).join("\n"))
  }

  close() {
    this.#field.disabled = this.#send.disabled = true
    keep(KEY, null, TAB)
  }

  #write(text) {
    this.#field.value = text
    this.#keep()
  }

  #keep() {
    keep(KEY, this.#field.value || null, TAB)
  }
}
