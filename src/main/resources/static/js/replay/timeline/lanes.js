// A lane for each person: who it is, how much they wrote when, and, seen from near, in which file.
import { avatar } from "../../room/people.js"
import { counts, path } from "./density.js"
import { make, place } from "./make.js"

/** The least that a stretch of writing is wide to be a block, and to have the name of its file on it. */
const [BLOCK, NAMED] = [6, 60]

export class Lanes {
  #lanes
  #fileName
  #bars = null
  #rate = 0
  #length = 0

  /** people: {id, name, role, colour}. written, bursts: by person, see density.js and bursts.js. fileName(file, at). */
  constructor(root, labels, { people, written, bursts, fileName, candidate }) {
    this.#fileName = fileName
    this.#lanes = people.map(person => {
      const isCandidate = person.role === "candidate"
      labels.append(labelOf(person, isCandidate ? candidate : ""))
      const lane = make("div", `tl-lane p${person.colour}`, { role: "group", "aria-label": person.name })
      lane.classList.toggle("tall", isCandidate)
      const density = document.createElementNS("http://www.w3.org/2000/svg", "svg")
      density.setAttribute("class", "density")
      density.setAttribute("aria-hidden", "true")
      density.setAttribute("preserveAspectRatio", "none")
      const shape = density.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "path"))
      const [blocks, marks] = [make("div", "blocks", { "aria-hidden": "true" }), make("div", "marks")]
      lane.append(blocks, density, marks)
      root.append(lane)
      return { id: person.id, density, shape, blocks, marks, written: written.get(person.id) ?? [], bursts: bursts.get(person.id) ?? [] }
    })
  }

  /** Where the marks of a person go, or null. */
  marksOf(id) {
    return this.#lanes.find(lane => lane.id === id)?.marks ?? null
  }

  draw(scale) {
    if (this.#rate !== scale.rate || this.#length !== scale.length) this.#count(scale)
    const full = Math.max(8, ...this.#bars.map(({ most }) => most))
    this.#lanes.forEach((lane, index) => {
      lane.density.setAttribute("viewBox", `0 0 ${scale.width} 100`)
      lane.shape.setAttribute("d", path(this.#bars[index].bars, full, scale))
      lane.blocks.replaceChildren(...(scale.zoom > 1.5 ? this.#blocks(lane, scale) : []))
    })
  }

  /** All bars together, for the overview. */
  sum(scale) {
    const all = this.#lanes.map(({ written }) => counts(written, scale))
    return all.reduce((sum, bars) => sum.map((count, bar) => count + bars[bar]), new Uint32Array(Math.max(0, ...all.map(bars => bars.length))))
  }

  #count(scale) {
    this.#rate = scale.rate
    this.#length = scale.length
    this.#bars = this.#lanes.map(({ written }) => {
      const bars = counts(written, scale)
      return { bars, most: bars.reduce((most, count) => Math.max(most, count), 0) }
    })
  }

  #blocks({ bursts }, scale) {
    const { from, to } = scale
    return bursts.filter(burst => burst.to >= from && burst.from <= to).flatMap(burst => {
      const x = scale.x(burst.from) - 2
      const begin = Math.max(0, x)
      const width = Math.min(scale.width, scale.x(burst.to) + 4) - begin
      if (width < BLOCK) return []
      const block = place(make("span", "burst"), begin, width)
      if (width >= NAMED) block.textContent = this.#fileName(burst.file, burst.from)
      return [block]
    })
  }
}

function labelOf(person, role) {
  const item = make("li", role ? "tall" : "")
  const name = make("span", "who")
  const line = make("span", "name", { dir: "auto", title: person.name })
  line.textContent = person.name
  name.append(line)
  if (role) name.append(Object.assign(make("small"), { textContent: role }))
  item.append(avatar(person), name)
  return item
}

