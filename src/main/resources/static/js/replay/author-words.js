// Who wrote which lines of the file in front, in words: for whoever hears the page, and sees no bars beside the code.
import { fill } from "../room/run-words.js"
import { mostly } from "./runs.js"

/** So long nothing may change before it is told anew: nobody listens while the replay is on its way. */
const CALM = 300
/** The stretches of lines that are named of one author. */
const MOST = 20
const LIST = new Intl.ListFormat("en")

export class AuthorWords {
  #place
  #words
  #nameOf
  #timer = null

  /** words: {line, lines, range, more}, in which {0} and {1} are filled in. */
  constructor(place, { words, nameOf }) {
    this.#place = place
    this.#words = words
    this.#nameOf = nameOf
  }

  /** Soon, if nothing comes in between; written(): {runs, text} of what is in front then. */
  tell(written) {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      const { runs, text } = written()
      this.#place.textContent = [...linesBy(runs, text)].map(([author, lines]) => this.#sentence(author, lines)).join(" ")
    }, CALM)
  }

  #sentence(author, lines) {
    const named = lines.slice(0, MOST).map(([from, to]) => (from === to ? String(from) : fill(this.#words.range, from, to)))
    if (lines.length > MOST) named.push(this.#words.more)
    const isOne = lines.length === 1 && lines[0][0] === lines[0][1]
    return fill(isOne ? this.#words.line : this.#words.lines, this.#nameOf(author), LIST.format(named))
  }
}

/** The lines that each author wrote most of: a Map from the author to stretches [first, last], counted from 1. */
export function linesBy(runs, text) {
  const found = new Map()
  let [index, begin] = [0, 0]
  for (let from = 0, line = 1; from <= text.length; line++) {
    const end = text.indexOf("\n", from)
    const to = end < 0 ? text.length + 1 : end + 1
    while (index < runs.length && begin + runs[index].length <= from) begin += runs[index++].length
    const author = mostly(piecesOf(runs, index, begin, to), from, to)
    if (author !== null) add(found, author, line)
    from = to
  }
  return found
}

function piecesOf(runs, index, begin, end) {
  const pieces = []
  for (let from = begin, at = index; at < runs.length && from < end; at++) {
    const { length, author } = runs[at]
    pieces.push({ from, to: from + length, author })
    from += length
  }
  return pieces
}

function add(found, author, line) {
  if (!found.has(author)) found.set(author, [])
  const lines = found.get(author)
  if (lines.at(-1)?.[1] === line - 1) lines.at(-1)[1] = line
  else lines.push([line, line])
}
