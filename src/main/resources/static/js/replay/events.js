// The events of a recording, in order. What is asked of all of them is in columns, a number for each: loops over a quarter of
// a million are quick where they read nothing else, and an object for each would take longer to make than to be read.
export class Events {
  #edits = [null]
  #known = new Map()

  /** count: how many there are; doings: which of `edits` {by, file, how} each is, counted from 1, where that is known. */
  constructor(count, doings = new Uint32Array(count), edits = []) {
    /** When each was recorded. */
    this.times = new Float64Array(count)
    /** How many things happened in it one after the other: each change of an edit, or what it is itself. */
    this.counts = new Uint32Array(count).fill(1)
    /** How many milliseconds before it was recorded the first of them happened. */
    this.ages = new Float64Array(count)
    /** Who edited which file how, as a number; 0: it is no edit. */
    this.doings = doings
    /** How many things happened in all of them together. */
    this.total = count
    this.#edits.push(...edits)
  }

  get length() {
    return this.times.length
  }

  /** When it was recorded; undefined beyond the last one. */
  time(index) {
    return this.times[index]
  }

  /** Where it is an edit, {by, file, how} of it; else null. */
  edit(index) {
    return this.#edits[this.doings[index]]
  }

  /** The events that are no edits. */
  *others() {
    for (let index = 0; index < this.length; index++) if (this.doings[index] === 0) yield this.at(index)
  }

  *[Symbol.iterator]() {
    for (let index = 0; index < this.length; index++) yield this.at(index)
  }

  /** Fills the columns in for an event that is given as an object. */
  fill(index, event) {
    this.times[index] = event.at
    if (event.type !== "edited") return
    this.countAs(index, event.changes.length)
    this.ages[index] = event.ms[0] ?? 0
    this.doings[index] = this.#doing(event)
  }

  /** So many things happened in one that was counted as one thing. */
  countAs(index, count) {
    this.counts[index] = count
    this.total += count - 1
  }

  #doing({ by, file, how }) {
    const key = JSON.stringify([by, file, how])
    if (!this.#known.has(key)) this.#known.set(key, this.#edits.push({ by, file, how }) - 1)
    return this.#known.get(key)
  }
}

/** Events as they were recorded. */
export class ListedEvents extends Events {
  #list

  constructor(list) {
    super(list.length)
    this.#list = list
    list.forEach((event, index) => this.fill(index, event))
  }

  /** The event itself. */
  at(index) {
    return this.#list[index]
  }

  /** How many milliseconds before it was recorded one of an edit's changes was made. */
  age(index, nth) {
    return this.#list[index].ms[nth]
  }

  /** One of an edit's changes, as in room/changes.js. */
  change(index, nth) {
    return this.#list[index].changes[nth]
  }

  /** Of the file, before an edit's first change. */
  revision(index) {
    return this.#list[index].revision
  }
}
