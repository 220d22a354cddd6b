// Stretches in which somebody wrote in one file without a longer pause.
const PAUSE = 10_000

/** {by, file, from, to}, by who wrote: a Map from id to those of one person, in order. */
export function bursts(steps) {
  const found = new Map()
  for (const { at, event } of steps) {
    if (event.type !== "edited") continue
    if (!found.has(event.by)) found.set(event.by, [])
    const list = found.get(event.by)
    const last = list.at(-1)
    if (last?.file === event.file && at - last.to < PAUSE) last.to = at
    else list.push({ by: event.by, file: event.file, from: at, to: at })
  }
  return found
}

/** Who wrote at a moment, or wrote last shortly before it: a burst, or null. */
export function writingAt(all, at, before = 5_000) {
  const near = [...all.values()].map(list => list.findLast(({ from }) => from <= at)).filter(burst => burst && burst.to >= at - before)
  return near.sort((one, other) => other.to - one.to || other.from - one.from)[0] ?? null
}
