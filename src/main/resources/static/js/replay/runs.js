// Stretches of a text that are of one author each: runs {length, author}, one after the other, and never two of one author
// beside each other. The next change is looked for from where the last one was, since most are near it.
export class Runs {
  #list
  #index = 0
  /** Where the run at the index begins. */
  #start = 0

  /** list: runs; it stays as it is, and so does each of them. */
  constructor(list) {
    this.#list = [...list]
  }

  get list() {
    return this.#list
  }

  /** Makes of the text what somebody's change makes of it; change: see room/changes.js. */
  apply(change, author) {
    let at = 0
    for (const part of change) {
      if (typeof part === "number") at += part
      else {
        const length = part.length === 2 ? part[1].length : part.slice(1).join("\n").length
        this.#replace(at, part[0], length, author)
        at += length
      }
    }
  }

  #replace(at, removed, length, author) {
    if (this.#growsInside(at, removed, length, author)) return
    const list = this.#list
    const first = this.#cut(at)
    list.splice(first, this.#cut(at + removed) - first, ...(length > 0 ? [{ length, author }] : []))
    ;[this.#index, this.#start] = [first, at]
    if (length > 0) this.#join(first + 1)
    this.#join(first)
  }

  // What goes on in one run, as most does: its author types or somebody deletes, in it or at its end.
  #growsInside(at, removed, length, author) {
    this.#find(at - 1)
    const run = this.#list[this.#index]
    const left = run?.length - removed
    if (!run || at < this.#start || at + removed > this.#start + run.length || (length > 0 && run.author !== author) || left + length === 0) return false
    this.#list[this.#index] = { length: left + length, author: run.author }
    return true
  }

  // Which run begins at a position, after cutting the one in two that it is inside of.
  #cut(position) {
    this.#find(position)
    const inside = position - this.#start
    if (inside === 0) return this.#index
    if (this.#index === this.#list.length) throw new RangeError(`a change ends ${inside} units after the text`)
    const { length, author } = this.#list[this.#index]
    this.#list.splice(this.#index++, 1, { length: inside, author }, { length: length - inside, author })
    this.#start = position
    return this.#index
  }

  // The run that the unit at a position is in.
  #find(position) {
    while (this.#index > 0 && position < this.#start) this.#start -= this.#list[--this.#index].length
    while (this.#index < this.#list.length && position >= this.#start + this.#list[this.#index].length) this.#start += this.#list[this.#index++].length
  }

  // Makes one of a run and the one before it, where both are of the same author.
  #join(index) {
    const [one, other] = [this.#list[index - 1], this.#list[index]]
    if (!one || !other || one.author !== other.author) return
    this.#list.splice(index - 1, 2, { length: one.length + other.length, author: one.author })
    if (this.#index < index) return
    this.#index--
    this.#start -= one.length
  }
}

/** The runs within [from, to) of a text, as {from, to, author}. */
export function within(runs, from, to) {
  const found = []
  let at = 0
  for (const { length, author } of runs) {
    if (at >= to) break
    if (at + length > from) found.push({ from: Math.max(from, at), to: Math.min(to, at + length), author })
    at += length
  }
  return found
}

/** Who wrote most of the pieces within [from, to); of equals, who comes first. pieces as of `within`, in order. */
export function mostly(pieces, from, to) {
  const units = new Map()
  for (const piece of pieces) {
    if (piece.from >= to) break
    const length = Math.min(to, piece.to) - Math.max(from, piece.from)
    if (length > 0) units.set(piece.author, (units.get(piece.author) ?? 0) + length)
  }
  let [most, longest] = [null, 0]
  for (const [author, length] of units) if (length > longest) [most, longest] = [author, length]
  return most
}
