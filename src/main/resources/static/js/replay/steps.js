// The moments that playback steps through, in order of time. A batch of edits says when each of its changes was typed, so each
// is a moment of its own.
import { first } from "./first.js"

/** Edits that are so far apart do not belong together, in milliseconds. */
export const PAUSE = 10_000

export class Steps {
  #events
  #times
  /** Which event a step is of, and which of its changes. */
  #which
  #nths
  #pieces = []
  #pauses = []

  /** events: see events.js. */
  constructor(events) {
    this.#events = events
    this.#times = new Float64Array(events.total)
    this.#which = new Uint32Array(events.total)
    this.#nths = new Uint32Array(events.total)
    this.#read(events, this.#times, this.#which, this.#nths)
  }

  get length() {
    return this.#times.length
  }

  /** When each of them happened. */
  get times() {
    return this.#times
  }

  /** Edits that follow one another without a pause, of one person in one file: {by, file, how, from, to}, the steps [from, to). */
  get pieces() {
    return this.#pieces
  }

  /** The steps before which nothing happened for a while, the first among them. */
  get pauses() {
    return this.#pauses
  }

  /** When it happened; undefined beyond the last one. */
  time(step) {
    return this.#times[step]
  }

  /** The event that it is, or is a part of. */
  event(step) {
    return this.#events.at(this.#which[step])
  }

  /** Which of the events that is, for each. */
  get which() {
    return this.#which
  }

  get events() {
    return this.#events
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
    return this.#nths[step] === this.#events.counts[this.#which[step]] - 1
  }

  /** How many have happened at a time. */
  until(time) {
    return first(this.#times, at => at > time)
  }

  /** When the next edit after a time is, or null. */
  editAfter(time) {
    let step = this.until(time)
    while (step < this.length && !this.edit(step)) step++
    return this.time(step) ?? null
  }

  /** When the last edit before a time is, or null. */
  editBefore(time) {
    return this.#lastEdit(first(this.#times, at => at >= time))
  }

  /** When the last edit that has happened at a time is, or null. */
  editUntil(time) {
    return this.#lastEdit(this.until(time))
  }

  // One loop for all of that, with none inside of it: a browser compiles each only after some milliseconds, and later where
  // it goes round in another.
  #read(events, times, which, nths) {
    const { times: recorded, counts, ages, doings } = events
    let index = -1
    let nth = 0
    let count = 0
    let latest = -Infinity
    let begun = 0
    let doing = 0
    for (let step = 0; step < times.length; step++) {
      nth++
      if (nth >= count) {
        index++
        if (counts[index] === 0) index = nextOf(counts, index)
        count = counts[index]
        nth = 0
      }
      let at = recorded[index] - (nth === 0 ? ages[index] : events.age(index, nth))
      if (at < latest) at = latest
      const isPause = at - latest >= PAUSE
      if (isPause) this.#pauses.push(step)
      if (isPause || doings[index] !== doing) {
        if (doing > 0) this.#addPiece(begun, step)
        begun = step
        doing = doings[index]
      }
      latest = at
      times[step] = at
      which[step] = index
      if (nth > 0) nths[step] = nth
    }
    if (doing > 0) this.#addPiece(begun, times.length)
  }

  #addPiece(from, to) {
    this.#pieces.push({ ...this.edit(from), from, to })
  }

  #lastEdit(end) {
    let step = end - 1
    while (step >= 0 && !this.edit(step)) step--
    return this.time(step) ?? null
  }
}

/** The next event in which something happened. */
function nextOf(counts, index) {
  let next = index
  while (counts[next] === 0) next++
  return next
}
