// Stretches in which somebody wrote in one file without a longer pause.
const PAUSE = 10_000

/** {by, file, from, to}, by who wrote: a Map from id to those of one person, in order. */
export function bursts(steps) {
  const found = new Map()
  let last
  for (let step = 0; step < steps.length; step++) {
    const edit = steps.edit(step)
    if (!edit) continue
    const { by, file } = edit
    const at = steps.time(step)
    if (last?.by !== by) last = found.get(by)?.at(-1)
    if (last?.file === file && at - last.to < PAUSE) last.to = at
    else {
      last = { by, file, from: at, to: at }
      if (!found.has(by)) found.set(by, [])
      found.get(by).push(last)
    }
  }
  return found
}

/** Who wrote at a moment, or wrote last shortly before it: a burst, or null. */
export function writingAt(all, at, before = 5_000) {
  const near = [...all.values()].map(list => list.findLast(({ from }) => from <= at)).filter(burst => burst && burst.to >= at - before)
  return near.sort((one, other) => other.to - one.to || other.from - one.from)[0] ?? null
}
