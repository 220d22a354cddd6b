// The marks on the lanes, for the mouse and the finger: whoever uses keys steps to the same things, or reads them in the
// transcript. Marks that would lie on each other are one, with their number; seen from near they have names.
import { clock } from "../../times.js"
import { fill } from "../../room/run-words.js"
import { button, icon, make, place } from "./make.js"
import { ICONS, clusters, kindOf } from "./marks.js"

/** How far a mark reaches, and how wide a letter of its name is, in pixels. */
const [FAR, LETTER] = [14, 7]
const LONG = 200

export class Markers {
  #lanes
  #start
  #words
  #marks = new Map()
  #clusters = new WeakMap()

  /** words: {kinds, mark}: the names of the kinds, and how a mark is called: "{time}, {who}: {what}". */
  constructor(lanes, { start, words }) {
    this.#lanes = lanes
    this.#start = start
    this.#words = words
  }

  /** All marks of a person, in order. */
  set(by, marks) {
    this.#marks.set(by, marks)
  }

  /** The marks of an element, or undefined. */
  of(element) {
    return this.#clusters.get(element.closest(".marker"))
  }

  draw(scale) {
    for (const [by, marks] of this.#marks) {
      const seen = marks.filter(mark => !mark.isGone?.() && (mark.until ?? mark.at) >= scale.from - FAR / scale.rate && mark.at <= scale.to + FAR / scale.rate)
      const groups = clusters(seen, at => scale.x(at)).filter(({ x }) => x > -2 && x < scale.width + 2)
      this.#lanes.marksOf(by)?.replaceChildren(
        ...seen.filter(mark => mark.until).flatMap(mark => away(mark, scale)),
        ...groups.map((group, index) => this.#marker(group, room(groups, index, scale), scale)))
    }
  }

  #marker({ x, marks }, room, scale) {
    const kind = kindOf(marks)
    const [first] = marks
    const name = this.#words.kinds[kind]
    const label = marks.length > 1
      ? fill(this.#words.cluster, clock(first.at - this.#start), marks.length)
      : fill(this.#words.mark, clock(first.at - this.#start), brief(first.words()))
    // At the end it stays on the page.
    const marker = place(button("marker", label), marks.length > 1 ? Math.min(x, scale.width - 10) : x)
    marker.tabIndex = -1
    marker.dataset.kind = kind
    marker.append(icon(ICONS[kind]))
    const text = marks.length > 1 ? String(marks.length) : scale.zoom > 1.5 && room > 30 + name.length * LETTER ? name : ""
    if (text) marker.append(text)
    marker.classList.toggle("labelled", text !== "")
    this.#clusters.set(marker, marks)
    return marker
  }
}

/** The beginning of what may be as long as a message. */
export const brief = text => (text.length > LONG ? `${text.slice(0, LONG)}…` : text)

const room = (groups, index, scale) => (groups[index + 1]?.x ?? scale.width) - groups[index].x

function away(mark, scale) {
  const from = Math.max(0, scale.x(mark.at))
  const width = Math.min(scale.width, scale.x(mark.until)) - from
  return width > 2 ? [place(make("span", "away"), from, width)] : []
}
