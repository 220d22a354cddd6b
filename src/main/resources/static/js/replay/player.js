// The room at any moment: `apply` over the recording, with a state kept every few hundred steps, so that any seek
// applies few events again.
import { apply, empty, pasted } from "../room/state.js"

const KEYFRAME = 500

export class Player {
  #steps
  #keyframes = [empty]
  index = 0
  room = empty

  constructor(steps) {
    this.#steps = steps
    let room = empty
    steps.forEach((step, index) => {
      if (index > 0 && index % KEYFRAME === 0) this.#keyframes.push(room)
      room = forward(room, step)
    })
    this.end = room
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
    if (index < from || index - from > KEYFRAME) {
      const keyframe = Math.floor(index / KEYFRAME)
      this.room = this.#keyframes[keyframe]
      this.#apply(keyframe * KEYFRAME, index)
      this.index = index
      return null
    }
    this.#apply(from, index)
    this.index = index
    return this.#steps.slice(from, index)
  }

  #apply(from, to) {
    for (let index = from; index < to; index++) this.room = forward(this.room, this.#steps[index])
  }
}

// A batch is shown change by change; its last change makes it whole, by the same `apply` as in the live room.
function forward(room, { event, change, last }) {
  if (event.type !== "edited") return apply(room, event)
  if (change === 0 && event.changes.length === 1) return apply(room, event)
  const part = { ...event, changes: [event.changes[change]], revision: event.revision + change, how: "part" }
  return { ...apply(room, part), ...(last ? pasted(room, event) : {}) }
}
