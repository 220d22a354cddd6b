// A long text that changes in many places: in chunks, so that a change touches only the chunk that it is in. It is what
// `applyChange` makes of the same changes, some hundred times sooner.
const CHUNK = 1_024

export class LongText {
  #chunks
  length

  constructor(text) {
    this.#chunks = split(text)
    this.length = text.length
  }

  /** change: see room/changes.js. */
  apply(change) {
    const before = change.reduce((sum, part) => sum + (typeof part === "number" ? part : part[0]), 0)
    if (before !== this.length) throw new RangeError(`a change for ${before} units met a text of ${this.length}`)
    let at = 0
    for (const part of change) {
      if (typeof part === "number") at += part
      else {
        const inserted = part.length === 2 ? part[1] : part.slice(1).join("\n")
        this.#replace(at, part[0], inserted)
        at += inserted.length
      }
    }
  }

  toString() {
    return this.#chunks.join("")
  }

  #replace(at, removed, inserted) {
    const chunks = this.#chunks
    let first = 0
    while (first < chunks.length - 1 && at > chunks[first].length) at -= chunks[first++].length
    let last = first
    let reach = chunks[first].length - at
    while (reach < removed) reach += chunks[++last].length
    const tail = chunks[last].slice(chunks[last].length - (reach - removed))
    const whole = chunks[first].slice(0, at) + inserted + tail
    if (first === last && whole.length > 0 && whole.length <= 2 * CHUNK) chunks[first] = whole
    else chunks.splice(first, last - first + 1, ...split(whole, chunks.length === last - first + 1))
    this.length += inserted.length - removed
  }
}

function split(text, isAll = true) {
  const chunks = []
  for (let at = 0; at < text.length; at += CHUNK) chunks.push(text.slice(at, at + CHUNK))
  return chunks.length > 0 || !isAll ? chunks : [""]
}
