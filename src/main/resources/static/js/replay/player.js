// The room at any moment: `apply` over the recording, with a state kept every so many steps, so that any seek applies few
// events again. Those states share what did not change between them. They are made when first needed, or ahead of that by
// `prepare`. Many edits in a row are made in a LongText: a string would be copied whole by each of them.
import { INPUT, apply, empty, pasted } from "../room/state.js"
import { LongText } from "./text.js"

const KEYFRAME = 1_000

export class Player {
  #steps
  #keyframes = [empty]
  index = 0
  room = empty

  constructor(steps) {
    this.#steps = steps
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
    const from = this.index
    const isNear = index >= from && index - from <= KEYFRAME
    this.room = isNear ? this.#after(this.room, from, index) : this.roomAfter(index)
    this.index = index
    return isNear ? this.#steps.slice(from, index) : null
  }

  /** The room after so many steps, without going there. */
  roomAfter(index) {
    const keyframe = Math.floor(index / KEYFRAME)
    while (this.#keyframes.length <= keyframe) this.#addKeyframe()
    return this.#after(this.#keyframes[keyframe], keyframe * KEYFRAME, index)
  }

  /** Makes some of what a seek needs, for so many milliseconds; whether there is more to make. */
  prepare(ms) {
    const until = performance.now() + ms
    while (this.#keyframes.length * KEYFRAME < this.#steps.length) {
      if (performance.now() > until) return true
      this.#addKeyframe()
    }
    return false
  }

  #addKeyframe() {
    const index = this.#keyframes.length * KEYFRAME
    this.#keyframes.push(this.#after(this.#keyframes.at(-1), index - KEYFRAME, index))
  }

  #after(before, from, to) {
    const texts = new Map()
    let room = before
    for (let index = from; index < to; index++) {
      const step = this.#steps[index]
      room = step.event.type === "edited" ? edited(room, step, texts) : apply(room, step.event)
    }
    return written(room, texts)
  }
}

// A batch is shown change by change. What it did besides is there with its last one.
function edited(room, { event, change, last }, texts) {
  if (!texts.has(event.file)) texts.set(event.file, { text: new LongText(fileOf(room, event.file)?.text ?? "") })
  const written = texts.get(event.file)
  written.text.apply(event.changes[change])
  written.revision = event.revision + change + 1
  return { ...room, ...(last ? pasted(room, event) : {}), seq: event.seq, at: event.at }
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
