// The room at any moment: `apply` over the recording, so that what is kept every so many steps (see keyframes.js) shares what
// did not change in between. Many edits in a row are made in a LongText: a string would be copied whole by each of them.
import { INPUT, apply, empty, pasted } from "../room/state.js"
import { Keyframes } from "./keyframes.js"
import { LongText } from "./text.js"

export class Player {
  #steps
  #keyframes

  constructor(steps) {
    this.#steps = steps
    this.#keyframes = new Keyframes(steps, empty, after)
  }

  get index() {
    return this.#keyframes.index
  }

  get room() {
    return this.#keyframes.now
  }

  /** How many steps have happened at a time. */
  indexAt(time) {
    let [low, high] = [0, this.#steps.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#steps[middle].at <= time) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Goes there and returns the steps passed, or null when it was not a short way forward. */
  go(index) {
    const passed = this.#keyframes.isNear(index) ? this.#steps.slice(this.index, index) : null
    this.#keyframes.go(index)
    return passed
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
  for (let index = from; index < to; index++) {
    const step = steps[index]
    if (step.event.type !== "edited") room = apply(room, step.event)
    else {
      write(texts, room, step)
      if (step.last && step.event.how === "pasted") room = { ...room, ...pasted(room, step.event) }
    }
  }
  const latest = to > from ? steps[to - 1].event : before
  return { ...written(room, texts), seq: latest.seq, at: latest.at }
}

// A batch is shown change by change. What it did besides is there with its last one.
function write(texts, room, { event, change }) {
  let written = texts.get(event.file)
  if (!written) texts.set(event.file, written = { text: new LongText(fileOf(room, event.file)?.text ?? ""), revision: 0 })
  written.text.apply(event.changes[change])
  written.revision = event.revision + change + 1
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
