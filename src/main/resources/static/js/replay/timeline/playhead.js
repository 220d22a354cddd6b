// The playhead: what is to come is paler than what has been. It is a slider, for keys and for whoever hears the page; a
// mouse moves it by the track that it is on.
import { clock } from "../../times.js"
import { fill } from "../../room/run-words.js"
import { spoken } from "../../clock.js"

export class Playhead {
  #head
  #future
  #input
  #start
  #end
  #words

  /** words: {position, doing}: "{time} of {all}", and the same with what somebody does. */
  constructor(head, future, { start, end, words, seek }) {
    this.#head = head
    this.#future = future
    this.#input = head.querySelector("input")
    this.#start = start
    this.#end = end
    this.#words = words
    this.#input.max = Math.max(1, (end - start) / 1000)
    this.#input.addEventListener("input", () => seek(start + Number(this.#input.value) * 1000))
  }

  move(time, scale) {
    const x = scale.x(time)
    this.#head.style.transform = `translateX(${x.toFixed(1)}px)`
    this.#head.classList.toggle("away", x < -1 || x > scale.width + 1)
    this.#future.style.transform = `translateX(${Math.min(scale.width, Math.max(0, x)).toFixed(1)}px)`
    this.#input.value = (time - this.#start) / 1000
    const shown = clock(time - this.#start)
    const output = this.#head.querySelector("output")
    if (output.textContent !== shown) output.textContent = shown
  }

  /** Says where it is; doing: what somebody does there, or nothing. */
  speak(time, doing) {
    const position = fill(this.#words.position, spoken(time - this.#start), spoken(this.#end - this.#start))
    this.#input.setAttribute("aria-valuetext", doing ? fill(this.#words.doing, position, doing) : position)
  }

  focus() {
    this.#input.focus({ preventScroll: true })
  }
}
