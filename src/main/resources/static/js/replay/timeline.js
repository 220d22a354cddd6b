// The timeline: a lane of activity per person, and a slider over all of it.
import { clock } from "../times.js"
import { spoken } from "./clock.js"

const BUCKETS = 240

export function densities(steps, people, start, end) {
  const lanes = new Map(people.map(person => [person.id, new Array(BUCKETS).fill(0)]))
  for (const { at, event } of steps) {
    if (event.type !== "edited") continue
    const bucket = Math.min(BUCKETS - 1, Math.max(0, Math.floor(((at - start) / Math.max(1, end - start)) * BUCKETS)))
    const lane = lanes.get(event.by)
    if (lane) lane[bucket]++
  }
  return lanes
}

export function drawLanes(root, lanes, people) {
  const most = Math.max(1, ...[...lanes.values()].flat())
  root.replaceChildren(...people.map(person => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg")
    svg.setAttribute("viewBox", `0 0 ${BUCKETS} 24`)
    svg.setAttribute("preserveAspectRatio", "none")
    svg.setAttribute("class", `lane p${person.colour}`)
    svg.setAttribute("aria-hidden", "true")
    lanes.get(person.id).forEach((count, index) => {
      if (!count) return
      const height = 4 + 20 * Math.sqrt(count / most)
      const bar = document.createElementNS("http://www.w3.org/2000/svg", "rect")
      for (const [name, value] of Object.entries({ x: index + 0.15, y: 24 - height, width: 0.7, height })) bar.setAttribute(name, value)
      svg.append(bar)
    })
    const row = document.createElement("div")
    row.className = "lane-row"
    row.append(svg)
    return row
  }))
}

export class Slider {
  constructor(input, clockText, { start, end, seek }) {
    this.input = input
    this.clockText = clockText
    this.start = start
    this.end = end
    input.max = Math.max(1, (end - start) / 1000)
    input.addEventListener("input", () => seek(start + Number(input.value) * 1000))
  }

  show(time, speak) {
    const seconds = (time - this.start) / 1000
    this.input.value = seconds
    this.clockText.textContent = `${clock(time - this.start)} / ${clock(this.end - this.start)}`
    if (speak) this.input.setAttribute("aria-valuetext", `${spoken(time - this.start)} of ${spoken(this.end - this.start)}`)
  }
}
