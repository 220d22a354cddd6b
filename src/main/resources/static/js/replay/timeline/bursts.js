// Stretches in which somebody wrote in one file without a longer pause.
import { PAUSE } from "../steps.js"

/** {by, file, from, to}, by who wrote: a Map from id to those of one person, in order. */
export function bursts({ times, pieces }) {
  const found = new Map()
  let last
  for (const { by, file, from, to } of pieces) {
    if (last?.by !== by) last = found.get(by)?.at(-1)
    if (last?.file !== file || times[from] - last.to >= PAUSE) {
      last = { by, file, from: times[from] }
      if (!found.has(by)) found.set(by, [])
      found.get(by).push(last)
    }
    last.to = times[to - 1]
  }
  return found
}

/** Who wrote at a moment, or wrote last shortly before it: a burst, or null. */
export function writingAt(all, at, before = 5_000) {
  const near = [...all.values()].map(list => list.findLast(({ from }) => from <= at)).filter(burst => burst && burst.to >= at - before)
  return near.sort((one, other) => other.to - one.to || other.from - one.from)[0] ?? null
}
