// While the candidate works alone, an interviewer's view of the code and of what is run stands still. What happens meanwhile
// waits here, in order; afterwards it is shown at eight times its speed, without the pauses, or all at once. What happens
// until that is done waits as well, so the view always shows one moment that there really was.
import { advance } from "../clock.js"

const SPEED = 8

/** What does not wait: who is here, what is said, and how far the interview is. */
const AT_ONCE = new Set([
  "joined", "left", "interrupted", "started", "finished", "said", "focus-started", "focus-ended",
  "running-switched",
])

export class Standstill {
  #see
  #waiting = []
  #mode = "live"
  #time = 0

  /** see(event): has the view show it. */
  constructor(see) {
    this.#see = see
  }

  /** `live`, `still`, `over` once the time alone is, until somebody says how to go on, or `catching-up`. */
  get mode() {
    return this.#mode
  }

  take(event) {
    if (this.#mode === "live" || AT_ONCE.has(event.type)) this.#see(event)
    else this.#waiting.push(event)
  }

  begin() {
    this.#mode = "still"
  }

  /** Where nothing but a cursor has moved there is nothing to catch up on. */
  end() {
    if (this.#waiting.some(({ type }) => type !== "selected")) this.#mode = "over"
    else this.jump()
  }

  catchUp() {
    this.#mode = "catching-up"
    this.#time = this.#waiting[0].at
  }

  /** So many milliseconds of catching up have passed. */
  step(elapsed) {
    const next = () => this.#waiting[0].at
    this.#time = advance(this.#time, elapsed, { speed: SPEED, skipIdle: true, end: Infinity, next })
    while (this.#waiting.length > 0 && this.#waiting[0].at <= this.#time) this.#see(this.#waiting.shift())
    if (this.#waiting.length === 0) this.#mode = "live"
  }

  /** Milliseconds of the recording between what is seen and what has happened. */
  get behind() {
    return this.#waiting.length === 0 ? 0 : this.#waiting.at(-1).at - this.#time
  }

  jump() {
    const rest = this.#waiting
    this.#waiting = []
    this.#mode = "live"
    rest.forEach(this.#see)
  }

  /** The view starts over from a state in which all of it is. */
  forget() {
    this.#waiting = []
  }
}
