// The times over the lanes.
import { clock } from "../../times.js"
import { make, place } from "./make.js"

const SECOND = 1_000
const MINUTE = 60 * SECOND
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600].map(seconds => seconds * SECOND)
/** The least between two, and what one needs for itself. */
const [APART, NEEDED] = [76, 52]
/** Half of what the playhead's time needs. */
const CHIP = 28

/** The times to be written: {x, at}. */
export function ticks(scale, start) {
  const step = STEPS.find(each => each * scale.rate >= APART) ?? STEPS.at(-1)
  const found = []
  for (const piece of scale.pieces.filter(({ isBreak, isOpened }) => !isBreak && !isOpened)) {
    const from = Math.max(piece.from, scale.from)
    const to = Math.min(piece.to, scale.to)
    for (let at = start + Math.ceil((from - start) / step) * step; at <= to; at += step) {
      const x = scale.x(at)
      const isFree = x + NEEDED <= Math.min(scale.width, piece.x + piece.width - scale.left) || (piece.to > scale.to && x + NEEDED <= scale.width)
      if (isFree && (found.length === 0 || x - found.at(-1).x >= NEEDED)) found.push({ x, at })
    }
  }
  return found
}

export function drawRuler(root, scale, start) {
  root.replaceChildren(...ticks(scale, start).map(({ x, at }) => {
    const tick = place(make("span"), x)
    tick.x = x
    tick.textContent = clock(at - start)
    return tick
  }))
}

/** The playhead at x has its own time with it: one that it would cover in part is not shown. */
export function giveWay(root, x) {
  for (const tick of root.children) tick.classList.toggle("covered", x + CHIP > tick.x && x - CHIP < tick.x + NEEDED)
}

/** A length of time in few letters: 45s, 5m, 1h 20m. */
export function short(ms) {
  if (ms < MINUTE) return `${Math.round(ms / SECOND)}s`
  const minutes = Math.round(ms / MINUTE)
  return minutes < 60 ? `${minutes}m` : `${Math.floor(minutes / 60)}h${minutes % 60 ? ` ${minutes % 60}m` : ""}`
}
