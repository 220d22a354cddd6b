// The timeline: lanes, marks, times and breaks over one scale, the playhead on it, and the strip of the whole interview
// below. It is drawn when what it shows of the interview changes; while time passes only the playhead moves.
import { insert } from "../stepping.js"
import { Breaks } from "./breaks.js"
import { bursts, writingAt } from "./bursts.js"
import { writing } from "./density.js"
import { gestures } from "./gestures.js"
import { Lanes } from "./lanes.js"
import { Markers } from "./markers.js"
import { Overview } from "./overview.js"
import { Playhead } from "./playhead.js"
import { Preview } from "./preview.js"
import { drawRuler, giveWay } from "./ruler.js"
import { Scale, idle } from "./scale.js"

/** From a mark one goes to a little before it. */
const BEFORE = 2_000
const NARROW = 720

export class Timeline {
  #root
  #track
  #page
  #scale
  #whole
  #lanes
  #markers
  #breaks
  #overview
  #playhead
  #preview
  #bursts
  #marks
  #time
  #soon = null
  #wasInView = true

  /**
   * page: {start, end, steps, people, marks, fileName(file, at), doing(burst), seek(at), changed(scale)}. people: those who
   * have a lane. marks: see marks.js. doing: in words, of a burst or null. changed: it shows another part of the interview.
   */
  constructor(root, page) {
    const find = selector => root.querySelector(selector)
    const { start, end, steps, people, marks, fileName } = page
    const words = JSON.parse(root.dataset.words)
    this.#root = root
    this.#page = page
    this.#track = find(".tl-track")
    this.#time = start
    this.#bursts = bursts(steps)
    this.#marks = [...marks]
    const breaks = idle(steps, start, end)
    this.#scale = this.#whole = new Scale({ start, end, breaks, width: 1 })
    this.#lanes = new Lanes(find(".tl-lanes"), find(".tl-labels"), {
      people, fileName, written: writing(steps), bursts: this.#bursts, candidate: words.candidate,
    })
    this.#markers = new Markers(this.#lanes, { start, words })
    for (const { id } of people) this.#markers.set(id, marks.filter(({ by }) => by === id))
    this.#breaks = new Breaks(find(".tl-breaks"), { start, words, toggle: from => this.#become(this.#scale.toggled(from)) })
    this.#overview = new Overview(find(".tl-overview"), { start, end, words, show: (from, to) => this.#become(this.#scale.between(from, to)) })
    this.#playhead = new Playhead(find(".tl-head"), find(".tl-future"), { start, end, words, seek: page.seek })
    this.#preview = new Preview(this.#track, { start, words })
    this.#listen()
    new ResizeObserver(() => this.#fit()).observe(this.#track)
    this.#fit()
  }

  get scale() {
    return this.#scale
  }

  /** A mark that is known of later than the others: a private note. */
  add(mark) {
    insert(this.#marks, mark)
    this.#markers.set(mark.by, this.#marks.filter(({ by }) => by === mark.by))
    this.refresh()
  }

  /** Draws it anew, as a mark may be gone. */
  refresh() {
    this.#draw()
  }

  /** The playhead is at a time. isLeap: it was put there; else it came there by playing. */
  show(time, { isLeap, speaks }) {
    this.#time = time
    const x = this.#scale.x(time)
    const isInView = x >= 0 && x <= this.#scale.width
    if (!isInView && isLeap) this.#become(this.#scale.panned(x - this.#scale.width / 2))
    else if (!isInView && this.#wasInView) this.#become(this.#scale.panned(x - this.#scale.width * 0.1))
    this.#wasInView = isInView
    this.#move()
    if (speaks) this.#playhead.speak(time, this.#doing(time))
  }

  zoom(factor, x = this.#middle) {
    this.#become(this.#scale.zoomed(this.#scale.zoom * factor, x))
  }

  /** How far it is zoomed in: 0 everything, 1 as near as it goes. */
  get nearness() {
    return this.#scale.most > 1 ? Math.log(this.#scale.zoom) / Math.log(this.#scale.most) : 0
  }

  set nearness(share) {
    this.#become(this.#scale.zoomed(this.#scale.most ** share, this.#middle))
  }

  showAll() {
    this.#become(this.#scale.zoomed(1))
  }

  // By keys and slider it is zoomed about the playhead, where that is seen.
  get #middle() {
    const x = this.#scale.x(this.#time)
    return x >= 0 && x <= this.#scale.width ? x : this.#scale.width / 2
  }

  #listen() {
    const { seek } = this.#page
    gestures(this.#track, {
      seek: x => {
        const inside = Math.min(this.#scale.width, Math.max(0, x))
        if (x !== inside) this.#become(this.#scale.panned((x - inside) / 4))
        seek(this.#scale.at(inside))
        this.#playhead.focus()
      },
      zoom: (factor, x) => this.zoom(factor, x),
      pan: pixels => this.#become(this.#scale.panned(pixels)),
      hover: (x, element) => this.#hover(x, element),
    })
    this.#track.addEventListener("click", event => {
      const marks = this.#markers.of(event.target)
      if (marks) seek(marks[0].at - BEFORE)
    })
    this.#track.addEventListener("dblclick", event => {
      const marks = this.#markers.of(event.target)
      if (marks?.length > 1) this.#become(this.#scale.showing(marks[0].at, marks.at(-1).at))
    })
    this.#track.addEventListener("focusin", event => {
      const marks = this.#markers.of(event.target)
      if (marks) this.#preview.marks(this.#scale.x(marks[0].at), marks)
    })
    this.#track.addEventListener("focusout", () => this.#preview.hide())
  }

  #hover(x, element) {
    if (x === null || element.closest(".tl-break")) return this.#preview.hide()
    const marks = this.#markers.of(element)
    if (marks) return this.#preview.marks(this.#scale.x(marks[0].at), marks)
    const at = this.#scale.at(Math.min(this.#scale.width, Math.max(0, x)))
    this.#preview.moment(x, at, this.#doing(at))
  }

  #doing(at) {
    return this.#page.doing(writingAt(this.#bursts, at))
  }

  #fit() {
    const width = this.#track.clientWidth
    // What observes the size says it at first as well.
    if (width === this.#scale.width) return
    const breakWidth = width < NARROW ? 18 : 48
    this.#whole = this.#whole.resized(width, breakWidth)
    this.#scale = this.#scale.resized(width, breakWidth)
    this.#drawNow()
  }

  #become(scale) {
    this.#scale = scale
    this.#move()
    this.#draw()
  }

  #draw() {
    this.#soon ??= requestAnimationFrame(() => this.#drawNow())
  }

  #drawNow() {
    cancelAnimationFrame(this.#soon)
    this.#soon = null
    const scale = this.#scale
    this.#root.toggleAttribute("data-zoomed", scale.zoom > 1.5)
    drawRuler(this.#track.querySelector(".tl-ruler"), scale, this.#page.start)
    this.#lanes.draw(scale)
    this.#markers.draw(scale)
    this.#breaks.draw(scale)
    this.#overview.draw(scale, this.#whole, whole => this.#lanes.sum(whole))
    this.#move()
    this.#page.changed(scale)
  }

  #move() {
    this.#playhead.move(this.#time, this.#scale)
    giveWay(this.#track.querySelector(".tl-ruler"), this.#scale.x(this.#time))
    if (this.#soon === null) this.#overview.now(this.#time)
  }
}
