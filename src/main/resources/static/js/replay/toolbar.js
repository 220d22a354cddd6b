// The buttons under the timeline.
import { fill } from "../room/run-words.js"
import { short } from "./timeline/ruler.js"

const NEARER = 1.6

export class Toolbar {
  #root
  #timeline
  #words
  #zoom

  /** moves: see moves.js. words: {whole, inView}. */
  constructor(root, { timeline, moves, words, playback }) {
    this.#root = root
    this.#timeline = timeline
    this.#words = words
    this.#zoom = root.querySelector("#zoom")
    root.querySelector("#play").addEventListener("click", () => playback.toggle())
    this.#zoom.addEventListener("input", () => { timeline.nearness = Number(this.#zoom.value) / 100 })
    root.addEventListener("click", event => {
      const { step, jump, zoom } = event.target.closest("button")?.dataset ?? {}
      if (step) moves[step](event.target.closest("[data-back]") ? -1 : 1)
      if (jump) moves.mark(jump, event.shiftKey ? -1 : 1)
      if (zoom === "all") timeline.showAll()
      else if (zoom) this.nearer(Number(zoom))
    })
    this.offer(moves.groups)
  }

  /** Only what occurs can be jumped to. */
  offer(groups) {
    for (const button of this.#root.querySelectorAll("[data-jump]")) button.hidden = !groups.includes(button.dataset.jump)
    this.#root.querySelector(".jumps").hidden = groups.length === 0
  }

  nearer(direction) {
    this.#timeline.zoom(NEARER ** direction)
  }

  /** The timeline shows another part. */
  show(scale) {
    const isWhole = scale.zoom === 1
    const words = isWhole ? this.#words.whole : fill(this.#words.inView, short(scale.to - scale.from))
    const percent = Math.round(this.#timeline.nearness * 100)
    this.#zoom.value = percent
    this.#zoom.style.setProperty("--v", `${percent}%`)
    this.#zoom.setAttribute("aria-valuetext", words)
    this.#zoom.disabled = scale.most === 1
    this.#root.querySelector("[data-zoom=all]").disabled = isWhole
    document.querySelector("#in-view").textContent = isWhole ? "" : words
  }
}
