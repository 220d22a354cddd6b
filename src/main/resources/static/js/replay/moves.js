// Going from one thing to another: to what happened next or before, to the next edit, to the next run or note.
import { after, before, insert } from "./stepping.js"
import { GROUPS } from "./timeline/marks.js"

/** While it plays, what began just now is passed over on the way back: else nobody would get any further. */
const GRACE = 1_000

export class Moves {
  #events
  #marks
  #page

  /**
   * events: {at, words(), isGone()?} and marks: {at, kind, words()}, in order. page: {steps, time(), playing(),
   * seek(at), say(thing or null)}: what is told to whoever does not see where it went.
   */
  constructor(events, marks, page) {
    this.#events = [...events]
    this.#marks = Object.fromEntries(Object.entries(GROUPS).map(([group, kinds]) => [group, marks.filter(({ kind }) => kinds.includes(kind))]))
    this.#page = page
  }

  /** An event that is known of later than the others, and is a mark of a group. */
  add(event, group) {
    insert(this.#events, event)
    insert(this.#marks[group], event)
  }

  /** Which groups have any. */
  get groups() {
    return Object.keys(this.#marks).filter(group => this.#marks[group].some(isThere))
  }

  event(direction) {
    this.#go(this.#events, direction)
  }

  mark(group, direction) {
    this.#go(this.#marks[group], direction)
  }

  /** One edit more, or one less. */
  edit(direction) {
    const { steps, time, seek } = this.#page
    if (direction > 0) return seek(steps.editAfter(time()) ?? time())
    const shown = steps.editUntil(time())
    if (shown !== null) seek(steps.editBefore(shown) ?? shown - 1)
  }

  #go(things, direction) {
    const { time, playing, seek, say } = this.#page
    const there = things.filter(isThere)
    const thing = direction > 0 ? after(there, time()) : before(there, time(), playing() ? GRACE : 0)
    if (thing) seek(thing.at)
    say(thing ?? null)
  }
}

const isThere = ({ isGone }) => !isGone?.()
