// How much each person wrote, as bars: the edits of every few pixels of the timeline.
import { first } from "../first.js"

const BAR = 4

/** When each person wrote, in order: a Map from id to moments. */
export function writing({ times, pieces }) {
  const found = new Map()
  for (const { by, from, to } of pieces) {
    const theirs = found.get(by) ?? []
    if (theirs.at(-1)?.to === from) theirs.at(-1).to = to
    else theirs.push({ from, to })
    found.set(by, theirs)
  }
  return new Map([...found].map(([by, ranges]) => [by, together(ranges.map(({ from, to }) => times.subarray(from, to)))]))
}

// What is one piece anyway is not copied.
function together(parts) {
  if (parts.length === 1) return parts[0]
  const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** How many of the moments are in each bar, over the whole length of a scale. */
export function counts(moments, scale) {
  const bars = new Uint32Array(Math.ceil(scale.length / BAR) + 1)
  const { pieces } = scale
  let index = 0
  pieces.forEach(({ from, x, width, to }, piece) => {
    const [begin, rate] = [x / BAR, width / (to - from) / BAR]
    const most = Math.floor((x + width) / BAR)
    const barOf = at => Math.min(most, Math.max(0, Math.floor(begin + (at - from) * rate)))
    const end = first(moments, at => at >= (pieces[piece + 1]?.from ?? Infinity), index)
    // There are far fewer bars than moments.
    while (index < end) {
      const bar = barOf(moments[index])
      const next = Math.min(end, first(moments, at => barOf(at) > bar, index))
      bars[bar] += next - index
      index = next
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
