// The stretches in which nothing happened: hatched, with their length. A press opens one, and closes it again.
import { clock } from "../../times.js"
import { fill } from "../../room/run-words.js"
import { button, make, place } from "./make.js"
import { short } from "./ruler.js"

export class Breaks {
  #root
  #start
  #words

  /** words: {idle, opened}, about {0} minutes from {1} on. */
  constructor(root, { start, words, toggle }) {
    this.#root = root
    this.#start = start
    this.#words = words
    root.addEventListener("click", event => {
      const from = event.target.closest(".tl-break")?.dataset.from
      if (from) toggle(Number(from))
    })
  }

  /** Whoever opened one by a key is still on it. */
  draw(scale) {
    const { from, to } = scale
    const focused = this.#root.contains(document.activeElement) ? document.activeElement.dataset.from : null
    this.#root.replaceChildren(...scale.pieces
      .filter(piece => (piece.isBreak || piece.isOpened) && piece.to > from && piece.from < to)
      .map(piece => this.#break(piece, scale)))
    if (focused) this.#root.querySelector(`[data-from="${focused}"]`)?.focus({ preventScroll: true })
  }

  #break(piece, scale) {
    const label = fill(piece.isBreak ? this.#words.idle : this.#words.opened, short(piece.to - piece.from), clock(piece.from - this.#start))
    const begin = Math.max(0, piece.x - scale.left)
    const width = Math.min(scale.width, piece.x + piece.width - scale.left) - begin
    const element = place(button("tl-break", label), begin, width)
    element.title = label
    element.dataset.from = piece.from
    element.classList.toggle("opened", piece.isOpened)
    if (width > 24) element.append(Object.assign(make("span"), { textContent: short(piece.to - piece.from) }))
    return element
  }
}
