// Where on the timeline a moment is, and which moment a place on it is. Time in which something happens is as long as it
// lasted; a long stretch without anything is a break of one fixed width, unless it is opened.
import { first } from "../first.js"

const IDLE = 120_000
/** A break begins when what happened last has been seen, and ends when there is time to look for what comes. */
const [AFTER, BEFORE] = [1_000, 2_000]
/** The least that is shown at once. */
const CLOSEST = 5_000

/** The stretches {from, to} in which nothing happens; steps: see steps.js. */
export function idle({ times, pauses }, start, end) {
  const found = []
  for (const step of [...pauses, times.length]) {
    const last = Math.max(start, times[step - 1] ?? start)
    const at = times[step] ?? end
    if (at - last > IDLE) found.push({ from: last + AFTER, to: Math.min(end, at) - BEFORE })
  }
  return found
}

export class Scale {
  #pieces
  #given

  /**
   * breaks: see `idle`; opened: those of them, by where they begin, that are shown as long as they are. width: what can be
   * seen, in pixels. zoom: 1 shows everything. left: how many pixels are hidden before what can be seen.
   */
  constructor({ start, end, breaks, opened = new Set(), width, breakWidth = 48, zoom = 1, left = 0 }) {
    this.#given = { start, end: Math.max(end, start + 1_000), breaks, opened, width: Math.max(1, width), breakWidth }
    this.#pieces = pieces(this.#given)
    const closed = this.#pieces.filter(piece => piece.isBreak)
    const active = this.#given.end - start - closed.reduce((sum, { from, to }) => sum + to - from, 0)
    const broken = Math.min(breakWidth, (this.#given.width * 0.4) / Math.max(1, closed.length))
    const fitting = (this.#given.width - broken * closed.length) / active
    this.most = Math.max(1, this.#given.width / CLOSEST / fitting)
    this.zoom = Math.min(this.most, Math.max(1, zoom))
    /** Pixels a millisecond. */
    this.rate = fitting * this.zoom
    let x = 0
    for (const piece of this.#pieces) {
      piece.x = x
      piece.width = piece.isBreak ? broken : (piece.to - piece.from) * this.rate
      x += piece.width
    }
    this.length = x
    this.left = Math.min(Math.max(0, this.length - this.#given.width), Math.max(0, left))
  }

  get width() {
    return this.#given.width
  }

  /** What it is made of, in order: {from, to, isBreak, isOpened, x, width}, x from the beginning of everything. */
  get pieces() {
    return this.#pieces
  }

  x(at) {
    return this.along(at) - this.left
  }

  /** How far it is from the beginning of everything, in pixels. */
  along(at) {
    const { from, to, x, width } = this.#pieces[last(this.#pieces, piece => piece.from <= at)]
    return x + Math.min(1, Math.max(0, (at - from) / (to - from))) * width
  }

  at(x) {
    const place = x + this.left
    const { from, to, x: begin, width } = this.#pieces[last(this.#pieces, piece => piece.x <= place)]
    return from + Math.min(1, Math.max(0, (place - begin) / width)) * (to - from)
  }

  /** What can be seen. */
  get from() {
    return this.at(0)
  }

  get to() {
    return this.at(this.width)
  }

  /** The moment after a share of the time in which something happens. */
  activeAt(share) {
    const active = pieces({ ...this.#given, opened: new Set() }).filter(piece => !piece.isBreak)
    let rest = share * active.reduce((sum, { from, to }) => sum + to - from, 0)
    for (const { from, to } of active) {
      if (rest < to - from) return from + rest
      rest -= to - from
    }
    return this.#given.end
  }

  /** Zoomed, with what is at x staying there. */
  zoomed(zoom, x = this.width / 2) {
    const at = this.at(x)
    const next = this.#with({ zoom })
    return next.#with({ zoom: next.zoom, left: next.along(at) - x })
  }

  panned(by) {
    return this.#with({ left: this.left + by })
  }

  /** The stretch of time in the middle, with room on both sides. */
  showing(from, to) {
    const apart = Math.max(1, this.along(to) - this.along(from))
    const next = this.#with({ zoom: (this.zoom * this.width * 0.6) / apart })
    return next.#with({ zoom: next.zoom, left: (next.along(from) + next.along(to) - this.width) / 2 })
  }

  /** Exactly a stretch of time. */
  between(from, to) {
    const zoom = (this.zoom * this.width) / Math.max(1, this.along(to) - this.along(from))
    const next = this.#with({ zoom })
    return next.#with({ zoom, left: next.along(from) })
  }

  resized(width, breakWidth) {
    const next = this.#with({ width, breakWidth })
    return next.#with({ width, breakWidth, zoom: this.zoom, left: next.along(this.from) })
  }

  /** A break opened, or closed again; what is at the left edge stays there, and zoomed in a second stays as wide as it was. */
  toggled(from) {
    const opened = new Set(this.#given.opened)
    if (!opened.delete(from)) opened.add(from)
    const next = this.#with({ opened })
    const zoom = this.zoom === 1 ? 1 : (next.zoom * this.rate) / next.rate
    const same = next.#with({ zoom })
    return same.#with({ zoom, left: same.along(this.from) })
  }

  #with(changes) {
    return new Scale({ ...this.#given, zoom: this.zoom, left: this.left, ...changes })
  }
}

function pieces({ start, end, breaks, opened }) {
  const all = []
  let from = start
  const until = (to, kind) => {
    if (to > from) all.push({ from, to, isBreak: false, isOpened: false, ...kind })
    from = to
  }
  for (const stretch of breaks) {
    until(stretch.from)
    const isOpened = opened.has(stretch.from)
    until(stretch.to, { isBreak: !isOpened, isOpened })
  }
  until(end)
  return all
}

/** Where the last of those in order is of which something is so; the first where it is so of none. */
const last = (list, isSo) => first(list, one => !isSo(one), 1) - 1
