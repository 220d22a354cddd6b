// The whole interview in a strip, with a window over what the timeline shows: dragged to move along, by its edges to show
// more or less; a slider for keys.
import { clock } from "../../times.js"
import { fill } from "../../room/run-words.js"
import { path } from "./density.js"
import { place } from "./make.js"

const EDGE = 8

export class Overview {
  #map
  #window
  #now
  #shape
  #start
  #words
  #scale = null
  #whole = null

  /** show(from, to): this is to be seen. words: {range}: "{from} to {to}". */
  constructor(root, { start, end, words, show }) {
    this.#map = root.querySelector(".map")
    this.#window = root.querySelector(".window")
    this.#now = root.querySelector(".now")
    this.#shape = root.querySelector("path")
    this.#start = start
    this.#words = words
    this.#window.setAttribute("aria-valuemax", String(Math.round((end - start) / 1_000)))
    this.#map.addEventListener("pointerdown", event => this.#drag(event, show))
    this.#window.addEventListener("keydown", event => this.#key(event, show))
  }

  /** bars(scale): how much was written by everybody together. */
  draw(scale, whole, bars) {
    if (whole !== this.#whole) {
      const sum = bars(whole)
      this.#shape.ownerSVGElement.setAttribute("viewBox", `0 0 ${whole.width} 100`)
      this.#shape.setAttribute("d", path(sum, Math.max(8, ...sum), whole))
    }
    this.#whole = whole
    this.#scale = scale
    const [from, to] = [scale.from, scale.to]
    const x = whole.x(from)
    place(this.#window, x, Math.max(12, whole.x(to) - x))
    const seconds = at => Math.round((at - this.#start) / 1_000)
    this.#window.setAttribute("aria-valuenow", String(seconds(from)))
    this.#window.setAttribute("aria-valuetext", fill(this.#words.range, clock(from - this.#start), clock(to - this.#start)))
  }

  now(time) {
    this.#now.style.transform = `translateX(${this.#whole.x(time).toFixed(1)}px)`
  }

  #drag(event, show) {
    if (event.button !== 0) return
    event.preventDefault()
    const box = this.#map.getBoundingClientRect()
    const begin = event.clientX - box.left
    let [left, right] = [this.#whole.x(this.#scale.from), this.#whole.x(this.#scale.to)]
    const grabs = name => (this.#scale.zoom > 1 || name !== "middle") && Math.abs(begin - (name === "left" ? left : right)) < EDGE
    const part = grabs("left") ? "left" : grabs("right") ? "right" : "middle"
    if (part === "middle" && (begin < left || begin > right)) {
      const half = (right - left) / 2
      ;[left, right] = [begin - half, begin + half]
      show(this.#whole.at(left), this.#whole.at(right))
    }
    const move = moved => {
      const by = moved.clientX - box.left - begin
      const from = part === "right" ? left : Math.min(left + by, part === "left" ? right - 8 : Infinity)
      const to = part === "left" ? right : Math.max(right + by, part === "right" ? left + 8 : -Infinity)
      if (part === "middle") show(...this.#moved(from, to))
      else show(this.#whole.at(from), this.#whole.at(to))
    }
    this.#map.setPointerCapture(event.pointerId)
    this.#map.addEventListener("pointermove", move)
    this.#map.addEventListener("lostpointercapture", () => this.#map.removeEventListener("pointermove", move), { once: true })
    this.#window.focus({ preventScroll: true })
  }

  #key(event, show) {
    const [from, to] = [this.#whole.x(this.#scale.from), this.#whole.x(this.#scale.to)]
    const step = (to - from) / (event.key.startsWith("Page") ? 1.25 : 10)
    const by = { ArrowLeft: -step, ArrowDown: -step, PageUp: -step, ArrowRight: step, ArrowUp: step, PageDown: step, Home: -from, End: this.#whole.width - to }[event.key]
    if (by === undefined || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    show(...this.#moved(from + by, to + by))
  }

  // A window that is moved stays as wide as it is.
  #moved(from, to) {
    const over = Math.max(0, -from) + Math.min(0, this.#whole.width - to)
    return [this.#whole.at(from + over), this.#whole.at(to + over)]
  }
}
