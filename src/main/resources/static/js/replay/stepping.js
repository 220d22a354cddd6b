// Where a step goes: to what happened next, or before, among things in order of time.

/** The first of `things` {at} after a time, or undefined. */
export function after(things, time) {
  return things[firstAfter(things, time)]
}

/** The last of them before a time. What began so shortly before that one is still on it is passed over. */
export function before(things, time, grace = 0) {
  return things[firstAfter(things, time - grace, true) - 1]
}

function firstAfter(things, time, orAt = false) {
  let [low, high] = [0, things.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (orAt ? things[middle].at < time : things[middle].at <= time) low = middle + 1
    else high = middle
  }
  return low
}

/** Puts a thing among the others at its time. */
export function insert(things, thing) {
  things.splice(firstAfter(things, thing.at), 0, thing)
}
