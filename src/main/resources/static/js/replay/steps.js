// The moments that playback steps through, in order of time. A batch of edits says when each of its changes was typed, so each
// is a moment of its own.
export class Steps {
  #events
  #times
  /** Which event a step is of, and which of its changes. */
  #which
  #nths

  /** events: see events.js. */
  constructor(events) {
    let length = 0
    for (let index = 0; index < events.length; index++) length += events.count(index)
    this.#events = events
    this.#times = new Float64Array(length)
    this.#which = new Uint32Array(length)
    this.#nths = new Uint32Array(length)
    let [step, latest] = [0, 0]
    for (let index = 0; index < events.length; index++) {
      const count = events.count(index)
      for (let nth = 0; nth < count; nth++, step++) {
        latest = Math.max(latest, events.time(index) - events.age(index, nth))
        this.#times[step] = latest
        this.#which[step] = index
        this.#nths[step] = nth
      }
    }
  }

  get length() {
    return this.#times.length
  }

  /** When each of them happened. */
  get times() {
    return this.#times
  }

  /** When it happened; undefined beyond the last one. */
  time(step) {
    return this.#times[step]
  }

  /** The event that it is, or is a part of. */
  event(step) {
    return this.#events.at(this.#which[step])
  }

  /** Where it is one change of an edit, {by, file, how} of that; else null. */
  edit(step) {
    return this.#events.edit(this.#which[step])
  }

  /** That change, as in room/changes.js. */
  change(step) {
    return this.#events.change(this.#which[step], this.#nths[step])
  }

  /** The revision of the file after that change. */
  revision(step) {
    return this.#events.revision(this.#which[step]) + this.#nths[step] + 1
  }

  /** Whether its event is complete with it. */
  isLast(step) {
    return this.#nths[step] === this.#events.count(this.#which[step]) - 1
  }

  /** How many have happened at a time. */
  until(time) {
    return this.#first(at => at > time)
  }

  /** When the next edit after a time is, or null. */
  editAfter(time) {
    let step = this.until(time)
    while (step < this.length && !this.edit(step)) step++
    return this.time(step) ?? null
  }

  /** When the last edit before a time is, or null. */
  editBefore(time) {
    return this.#lastEdit(this.#first(at => at >= time))
  }

  /** When the last edit that has happened at a time is, or null. */
  editUntil(time) {
    return this.#lastEdit(this.until(time))
  }

  #lastEdit(end) {
    let step = end - 1
    while (step >= 0 && !this.edit(step)) step--
    return this.time(step) ?? null
  }

  #first(isBeyond) {
    let [low, high] = [0, this.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (isBeyond(this.#times[middle])) high = middle
      else low = middle + 1
    }
    return low
  }
}
