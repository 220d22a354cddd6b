// The changes of a compact form: read as numbers, for arrays of a quarter of a million changes take long to make and have to
// be kept; an array is made of one when it is asked for. As in room/changes.js.
import { signed } from "./column.js"

export class Changes {
  #places
  #text
  #read = 0
  #kept
  #deleted
  #inserted
  /** Where in the text what a place inserts begins. */
  #texts
  #place = 0
  /** The first place of each change, and of the one to come. */
  #firsts
  /** How much follows the last place of each. */
  #rests
  #count = 0

  constructor({ places, kept, deleted, inserted, text }) {
    this.#places = places
    this.#text = text.text
    this.#kept = kept.numbers
    this.#deleted = deleted.numbers
    this.#inserted = inserted.numbers
    const isWhole = [deleted, inserted].every(({ numbers }) => numbers.length === this.#kept.length)
    if (!isWhole) throw new RangeError("columns that do not fit")
    this.#texts = new Uint32Array(this.#kept.length)
    this.#firsts = new Uint32Array(places.numbers.length + 1)
    this.#rests = new Uint32Array(places.numbers.length)
  }

  /** Reads the next one, to a file {length, cursor}: how long it is, and where it was changed last. Returns its number. */
  read(file) {
    let before = 0
    let after = 0
    let expected = file.cursor
    const end = this.#place + this.#places.unsigned()
    if (end > this.#kept.length) throw new RangeError("there are no more places")
    for (; this.#place < end; this.#place++) {
      const keep = this.#kept[this.#place] = signed(this.#kept[this.#place]) + expected
      if (keep < 0) throw new RangeError("a change begins before its file")
      this.#texts[this.#place] = this.#read
      this.#read += this.#inserted[this.#place]
      before += keep + this.#deleted[this.#place]
      after += keep + this.#inserted[this.#place]
      expected = 0
    }
    if (before > file.length) throw new RangeError("a change reaches beyond its file")
    if (this.#read > this.#text.length) throw new RangeError("there is no more text")
    this.#rests[this.#count] = file.length - before
    this.#firsts[this.#count + 1] = end
    file.length += after - before
    file.cursor = after
    return this.#count++
  }

  at(index) {
    const change = []
    for (let place = this.#firsts[index]; place < this.#firsts[index + 1]; place++) {
      if (this.#kept[place] > 0) change.push(this.#kept[place])
      const gone = this.#deleted[place]
      change.push(this.#inserted[place] > 0 ? [gone, ...this.#lines(place)] : [gone])
    }
    if (this.#rests[index] > 0) change.push(this.#rests[index])
    return change
  }

  #lines(place) {
    const text = this.#text.slice(this.#texts[place], this.#texts[place] + this.#inserted[place])
    return text.includes("\n") ? text.split("\n") : [text]
  }
}
