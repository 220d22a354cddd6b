// Who wrote what, from the edits alone: for each file the runs of its text (see runs.js). An author is a participant's id;
// null: nobody typed it. The lists stay as they are once handed out, and what was not written in is the same list again.
import { Keyframes } from "./keyframes.js"
import { Runs } from "./runs.js"

/** Of a text whose authors are not known: of nobody. */
export const NOTHING = Object.freeze([])

export class Authors {
  #keyframes

  /** steps: see steps.js. */
  constructor(steps) {
    this.#keyframes = new Keyframes(steps, new Map(), after)
  }

  /** Whether that is known without going through the recording from its start. */
  reaches(index) {
    return this.#keyframes.reaches(index)
  }

  /** The runs of each file after so many steps, as a function from its id to them. */
  at(index) {
    const files = this.#keyframes.go(index)
    return file => files.get(file) ?? NOTHING
  }

  /** Makes some of what a leap needs, for so many milliseconds; whether there is more to make. */
  prepare(ms) {
    return this.#keyframes.prepare(ms)
  }
}

function after(before, steps, from, to) {
  const written = new Map()
  for (let index = from; index < to; index++) {
    const edit = steps.edit(index)
    if (!edit) continue
    if (!written.has(edit.file)) written.set(edit.file, new Runs(before.get(edit.file) ?? NOTHING))
    written.get(edit.file).apply(steps.change(index), authorOf(edit))
  }
  if (written.size === 0) return before
  return new Map([...before, ...[...written].map(([file, { list }]) => [file, list])])
}

// What a file is set back to is nobody's.
const authorOf = ({ by, how }) => (how === "reset" ? null : by ?? null)
