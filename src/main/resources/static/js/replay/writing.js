// What somebody wrote in one go, as pieces of text that can be searched: what is typed inside of or beside a piece goes into
// it, and what is deleted there is gone from it. So "primes", typed letter by letter and once corrected, is one word. It is
// put together when somebody searches: until then nobody needs the changes of all edits.
export class Writing {
  #events
  #from
  #to
  #pieces = []
  #last = null

  /** The edits among events (see events.js), from the one at an index on. */
  constructor(events, from) {
    this.#events = events
    this.#from = this.#to = from
  }

  /** Up to and with the event at an index. */
  until(index) {
    this.#to = index + 1
  }

  get text() {
    for (; this.#from < this.#to; this.#from++) {
      if (!this.#events.edit(this.#from)) continue
      for (let nth = 0; nth < this.#events.counts[this.#from]; nth++) this.#write(this.#events.change(this.#from, nth))
    }
    return this.#pieces.map(({ text }) => text).join("\n")
  }

  #write(change) {
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

  #replace(at, removed, inserted) {
    const piece = this.#last
    const from = at - (piece?.start ?? 0)
    if (piece && from >= 0 && from + removed <= piece.text.length) {
      piece.text = piece.text.slice(0, from) + inserted + piece.text.slice(from + removed)
    } else if (piece && from + removed === 0 && inserted === "") {
      piece.start = at // deleting on, backwards from where it begins
    } else if (inserted !== "") {
      this.#last = { start: at, text: inserted }
      this.#pieces.push(this.#last)
    }
  }
}
