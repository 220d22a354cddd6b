// The two questions about files: what one is called, and whether one goes.
import { stem } from "./languages.js"
import { say } from "./words.js"

/** Asks for a file's name. It stays until the room has taken the name, and says why where it has not. */
export class NameDialog {
  #dialog
  #field
  #problem
  #send = null
  #waits = false

  constructor(dialog) {
    this.#dialog = dialog
    this.#field = dialog.querySelector("input")
    this.#problem = dialog.querySelector("[data-problem]")
    dialog.querySelector("form").addEventListener("submit", event => {
      event.preventDefault()
      if (!this.#waits) this.#submit()
    })
    dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close())
    dialog.addEventListener("close", () => this.#wait(false))
  }

  /** title: a sentence. send(name): sends it on and says whether the answer is worth waiting for. */
  ask(title, name, send) {
    this.#send = send
    this.#complain("")
    this.#wait(false)
    say(this.#dialog.querySelector("h2"), title, name)
    this.#field.value = name
    this.#dialog.showModal()
    this.#field.setSelectionRange(0, stem(name).length)
  }

  /** The room has taken it. */
  done() {
    if (this.#waits) this.#dialog.close()
  }

  /** The room has not; says whether anybody waits to read why. */
  refused(reason) {
    if (!this.#waits) return false
    this.#wait(false)
    this.#complain(reason)
    this.#field.focus()
    return true
  }

  #submit() {
    this.#complain("")
    this.#wait(true)
    if (!this.#send(this.#field.value)) this.#dialog.close()
  }

  #wait(waits) {
    this.#waits = waits
    this.#field.readOnly = waits
  }

  #complain(reason) {
    this.#problem.textContent = reason
    this.#field.setAttribute("aria-invalid", String(reason !== ""))
  }
}

/** Asks whether a file shall go. */
export class RemoveDialog {
  #dialog
  #remove = null

  constructor(dialog) {
    this.#dialog = dialog
    dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close())
    dialog.querySelector("[data-remove]").addEventListener("click", () => {
      dialog.close()
      this.#remove()
    })
  }

  ask(name, remove) {
    this.#remove = remove
    say(this.#dialog.querySelector("h2"), this.#dialog.dataset.question, name)
    this.#dialog.showModal()
  }
}
