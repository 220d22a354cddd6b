// What the programs were given at the moment that the replay shows: the arguments of the last run, and the standard input.
export class Given {
  #arguments
  #text
  #input = null

  constructor(panel) {
    this.#arguments = panel.querySelector("[data-arguments]")
    this.#text = panel.querySelector("[data-input]")
  }

  show({ input, runs = [] }) {
    const words = runs.at(-1)?.arguments ?? ""
    const code = this.#arguments.querySelector("code")
    this.#arguments.hidden = words === ""
    if (code.textContent !== words) code.textContent = words
    if (input === this.#input) return
    this.#input = input
    this.#text.textContent = input?.text ?? ""
  }
}
