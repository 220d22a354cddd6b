// The changes of a compact form: read as numbers, for arrays of a quarter of a million changes take long to make and have to
// be kept; an array is made of one when it is asked for. As in room/changes.js.
import { signed } from "./column.js"

export class Changes {
  #columns
  /** The first place of each change, and of the one to come. What follows is there when the first one is read. */
  #firsts = null
  /** Where in the text what a place inserts begins. */
  #texts
  /** How much is left as it is before a place, since the one before it or the beginning. */
  #gaps
  /** How much follows the last place of each. */
  #rests
  #kept
  #deleted
  #inserted
  #text
  #count = 0

  /** columns: see compact.js. */
  constructor(columns) {
    this.#columns = columns
  }

  /**
   * Reads the next ones, to a file {length, cursor}: how long it is, and where it was changed last. Returns the number of the
   * first of them.
   */
  read(file, count) {
    if (this.#firsts === null) this.#open(this.#columns)
    for (let nth = 0; nth < count; nth++) this.#read(file)
    return this.#count - count
  }

  #read(file) {
    const change = this.#count
    if (change === this.#rests.length) throw new RangeError("a column has ended")
    const kept = this.#kept
    const gaps = this.#gaps
    const deleted = this.#deleted
    const inserted = this.#inserted
    const end = this.#firsts[change + 1]
    let before = 0
    let after = 0
    let expected = file.cursor
    for (let place = this.#firsts[change]; place < end; place++) {
      const keep = signed(kept[place]) + expected
      gaps[place] = keep
      if (keep < 0) throw new RangeError("a change begins before its file")
      before += keep + deleted[place]
      after += keep + inserted[place]
      expected = 0
    }
    if (before > file.length) throw new RangeError("a change reaches beyond its file")
    this.#rests[change] = file.length - before
    file.length += after - before
    file.cursor = after
    this.#count++
  }

  at(index) {
    const change = []
    for (let place = this.#firsts[index]; place < this.#firsts[index + 1]; place++) {
      if (this.#gaps[place] > 0) change.push(this.#gaps[place])
      const gone = this.#deleted[place]
      change.push(this.#inserted[place] > 0 ? [gone, ...this.#lines(place)] : [gone])
    }
    if (this.#rests[index] > 0) change.push(this.#rests[index])
    return change
  }

  #open({ places, kept, deleted, inserted, text }) {
    this.#kept = kept.numbers
    this.#deleted = deleted.numbers
    this.#inserted = inserted.numbers
    this.#text = text.text
    const count = this.#kept.length
    if (this.#deleted.length !== count || this.#inserted.length !== count) throw new RangeError("columns that do not fit")
    this.#texts = sums(this.#inserted, this.#text.length)
    this.#gaps = new Uint32Array(count)
    this.#rests = new Uint32Array(places.numbers.length)
    this.#firsts = sums(places.numbers, count)
  }

  #lines(place) {
    const text = this.#text.slice(this.#texts[place], this.#texts[place] + this.#inserted[place])
    return text.includes("\n") ? text.split("\n") : [text]
  }
}

/** What all before each number are together, and all of them, which is at most so much. */
function sums(numbers, most) {
  const all = new Uint32Array(numbers.length + 1)
  let sum = 0
  for (let index = 0; index < numbers.length; index++) {
    sum += numbers[index]
    if (sum > most) throw new RangeError("a column has ended")
    all[index + 1] = sum
  }
  return all
}
