// The changes of a compact form: read as numbers, for arrays of a quarter of a million changes take long to make and have to
// be kept; an array is made of one when it is asked for. As in room/changes.js.
export class Changes {
  #columns
  #text
  #read = 0
  #kept
  #deleted
  #inserted
  /** Where in the text what a place inserts begins. */
  #texts
  #places = 0
  /** The first place of each change, and of the one to come. */
  #firsts
  /** How much follows the last place of each. */
  #rests
  count = 0

  constructor(columns) {
    this.#columns = columns
    this.#text = columns.text.rest()
    // No number takes less than a byte.
    const [changes, places] = [columns.places.bytes, columns.kept.bytes]
    this.#kept = new Uint32Array(places)
    this.#deleted = new Uint32Array(places)
    this.#inserted = new Uint32Array(places)
    this.#texts = new Uint32Array(places)
    this.#firsts = new Uint32Array(changes + 1)
    this.#rests = new Uint32Array(changes)
  }

  /** Reads the next one, to a file {length, cursor}: how long it is, and where it was changed last. */
  read(file) {
    const { places, kept, deleted, inserted } = this.#columns
    let before = 0
    let after = 0
    for (let left = places.unsigned(), expected = file.cursor; left > 0; left--, expected = 0) {
      const place = this.#places++
      const keep = kept.signed() + expected
      if (keep < 0) throw new RangeError("a change begins before its file")
      const gone = this.#deleted[place] = deleted.unsigned()
      const come = this.#inserted[place] = inserted.unsigned()
      this.#kept[place] = keep
      this.#texts[place] = this.#read
      this.#read += come
      before += keep + gone
      after += keep + come
    }
    if (before > file.length) throw new RangeError("a change reaches beyond its file")
    if (this.#read > this.#text.length) throw new RangeError("there is no more text")
    this.#rests[this.count++] = file.length - before
    this.#firsts[this.count] = this.#places
    file.length += after - before
    file.cursor = after
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
