// Where a step goes: to what happened next, or before, among things in order of time.

import { first } from "./first.js"

/** The first of `things` {at} after a time, or undefined. */
export function after(things, time) {
  return things[first(things, ({ at }) => at > time)]
}

/** The last of them before a time. What began so shortly before that one is still on it is passed over. */
export function before(things, time, grace = 0) {
  return things[first(things, ({ at }) => at >= time - grace) - 1]
}

/** Puts a thing among the others at its time. */
export function insert(things, thing) {
  things.splice(first(things, ({ at }) => at > thing.at), 0, thing)
}
