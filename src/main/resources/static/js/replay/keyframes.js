// What is at any step, by going through the steps: what was so every so many steps is kept, so that any leap goes through few
// of them again. It is made when first needed, or ahead of that by `prepare`.
const EVERY = 1_000

export class Keyframes {
  #steps
  #after
  #kept
  index = 0

  /** after(before, steps, from, to): what is after the steps [from, to), where `before` was before them and stays as it is. */
  constructor(steps, first, after) {
    this.#steps = steps
    this.#after = after
    this.#kept = [first]
    this.now = first
  }

  /** Whether it is a short way forward, which needs nothing that is kept. */
  isNear(index) {
    return index >= this.index && index - this.index <= EVERY
  }

  /** Whether that moment costs little: what it needs is made already. */
  reaches(index) {
    return this.isNear(index) || this.#kept.length > Math.floor(index / EVERY)
  }

  /** Goes there: `now` is what is after so many steps, and `index` how many. */
  go(index) {
    this.now = this.isNear(index) ? this.#after(this.now, this.#steps, this.index, index) : this.at(index)
    this.index = index
    return this.now
  }

  /** What is after so many steps, without going there. */
  at(index) {
    const keyframe = Math.floor(index / EVERY)
    while (this.#kept.length <= keyframe) this.#add()
    return this.#after(this.#kept[keyframe], this.#steps, keyframe * EVERY, index)
  }

  /** Makes some of what a leap needs, for so many milliseconds; whether there is more to make. */
  prepare(ms) {
    const until = performance.now() + ms
    while (this.#kept.length * EVERY < this.#steps.length) {
      if (performance.now() > until) return true
      this.#add()
    }
    return false
  }

  #add() {
    const index = this.#kept.length * EVERY
    this.#kept.push(this.#after(this.#kept.at(-1), this.#steps, index - EVERY, index))
  }
}
