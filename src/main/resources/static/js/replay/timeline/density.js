// How much each person wrote, as bars: the edits of every few pixels of the timeline.
const BAR = 4

/** When each person wrote, in order: a Map from id to moments. */
export function writing(steps) {
  const found = new Map()
  let [who, theirs] = [null, null]
  for (let step = 0; step < steps.length; step++) {
    const edit = steps.edit(step)
    if (!edit) continue
    if (!theirs || edit.by !== who) {
      who = edit.by
      // As many as there can be: what grows by each of a quarter of a million is copied again and again.
      if (!found.has(who)) found.set(who, { moments: new Float64Array(steps.length), count: 0 })
      theirs = found.get(who)
    }
    theirs.moments[theirs.count++] = steps.time(step)
  }
  return new Map([...found].map(([by, { moments, count }]) => [by, moments.slice(0, count)]))
}

/** How many of the moments are in each bar, over the whole length of a scale. */
export function counts(moments, scale) {
  const bars = new Uint32Array(Math.ceil(scale.length / BAR) + 1)
  const { pieces } = scale
  let index = 0
  pieces.forEach(({ from, x, width, to }, piece) => {
    const until = pieces[piece + 1]?.from ?? Infinity
    const [begin, rate] = [x / BAR, width / (to - from) / BAR]
    const most = Math.floor((x + width) / BAR)
    for (; index < moments.length && moments[index] < until; index++) {
      bars[Math.min(most, Math.max(0, Math.floor(begin + (moments[index] - from) * rate)))]++
    }
  })
  return bars
}

/**
 * The bars that can be seen as the data of an SVG path, 100 units high. `full` is how many reach the top: fewer are drawn
 * higher than their share, so that one who helped now and then is seen beside one who wrote all the time.
 */
export function path(bars, full, { left, width }) {
  let data = ""
  const end = Math.min(bars.length, Math.ceil((left + width) / BAR))
  for (let bar = Math.floor(left / BAR); bar < end; bar++) {
    if (bars[bar] === 0) continue
    const height = Math.min(100, 12 + 88 * Math.sqrt(bars[bar] / full))
    data += `M${(bar * BAR - left).toFixed(1)} 100v${-height.toFixed(1)}h${BAR - 1}V100z`
  }
  return data
}
