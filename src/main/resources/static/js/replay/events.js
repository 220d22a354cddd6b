// The events of a recording, in order, and what is asked of all of them: that of an interview's many edits it is told without
// an object for each matters where they are a quarter of a million (see compact-events.js).
export class Events {
  #list

  /** list: events as they were recorded. */
  constructor(list) {
    this.#list = list
  }

  get length() {
    return this.#list.length
  }

  /** The event itself. */
  at(index) {
    return this.#list[index]
  }

  /** When it was recorded; undefined beyond the last one. */
  time(index) {
    return this.#list[index]?.at
  }

  /** Where it is an edit, {by, file, how} of it; else null. */
  edit(index) {
    const event = this.#list[index]
    return event.type === "edited" ? event : null
  }

  /** How many things happened in it one after the other: each change of an edit, or what it is itself. */
  count(index) {
    return this.edit(index)?.changes.length ?? 1
  }

  /** How many milliseconds before it was recorded one of them happened. */
  age(index, nth) {
    return this.edit(index)?.ms[nth] ?? 0
  }

  /** One of an edit's changes, as in room/changes.js. */
  change(index, nth) {
    return this.#list[index].changes[nth]
  }

  /** Of the file, before an edit's first change. */
  revision(index) {
    return this.#list[index].revision
  }

  /** The events that are no edits. */
  *others() {
    for (let index = 0; index < this.length; index++) if (this.edit(index) === null) yield this.at(index)
  }

  *[Symbol.iterator]() {
    for (let index = 0; index < this.length; index++) yield this.at(index)
  }
}
