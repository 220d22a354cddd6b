// The room at any moment: `apply` over the recording, so that what is kept every so many steps (see keyframes.js) shares what
// did not change in between. Many edits in a row are made in a LongText: a string would be copied whole by each of them.
import { INPUT, apply, empty, pasted } from "../room/state.js"
import { Keyframes } from "./keyframes.js"
import { LongText } from "./text.js"

export class Player {
  #steps
  #keyframes

  /** steps: see steps.js. */
  constructor(steps) {
    this.#steps = steps
    this.#keyframes = new Keyframes(steps, empty, after)
  }

  /** After how many steps it is. */
  get index() {
    return this.#keyframes.index
  }

  get room() {
    return this.#keyframes.now
  }

  /** Goes there, and returns whether it was a short way forward. */
  go(index) {
    const isNear = this.#keyframes.isNear(index)
    this.#keyframes.go(index)
    return isNear
  }

  /** The room after so many steps and after so many more, without going there. */
  roomsAfter(from, to) {
    const before = this.#keyframes.at(from)
    return [before, after(before, this.#steps, from, to)]
  }

  /** Makes some of what a seek needs, for so many milliseconds; whether there is more to make. */
  prepare(ms) {
    return this.#keyframes.prepare(ms)
  }
}

function after(before, steps, from, to) {
  const texts = new Map()
  let room = before
  for (let step = from; step < to; step++) {
    const edit = steps.edit(step)
    if (!edit) room = apply(room, steps.event(step))
    else {
      write(texts, room, edit.file, steps.change(step), steps.revision(step))
      if (edit.how === "pasted" && steps.isLast(step)) room = { ...room, ...pasted(room, steps.event(step)) }
    }
  }
  const { seq, at } = to > from ? steps.event(to - 1) : before
  return { ...written(room, texts), seq, at }
}

// A batch is shown change by change. What it did besides is there with its last one.
function write(texts, room, file, change, revision) {
  let written = texts.get(file)
  if (!written) texts.set(file, written = { text: new LongText(fileOf(room, file)?.text ?? "") })
  written.text.apply(change)
  written.revision = revision
}

function written(room, texts) {
  let next = room
  for (const [id, { text, revision }] of texts) {
    const news = { text: String(text), revision }
    if (id === INPUT) next = { ...next, input: news }
    else if (next.files[id]) next = { ...next, files: { ...next.files, [id]: { ...next.files[id], ...news } } }
  }
  return next
}

const fileOf = (room, id) => (id === INPUT ? room.input : room.files[id])
