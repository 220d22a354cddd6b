// What is under the pointer: a line through the lanes, and a few words on what happened there.
import { clock } from "../../times.js"
import { fill } from "../../room/run-words.js"
import { icon, make, place } from "./make.js"
import { brief } from "./markers.js"
import { ICONS } from "./marks.js"

const MOST = 5
/** What is shown of what a program wrote. */
const [LINES, WIDE] = [2, 80]

export class Preview {
  #ghost
  #tip
  #track
  #start
  #words

  /** words: {kinds, more}. */
  constructor(track, { start, words }) {
    this.#track = track
    this.#ghost = track.querySelector(".tl-ghost")
    this.#tip = track.querySelector(".tl-tip")
    this.#start = start
    this.#words = words
  }

  hide() {
    this.#ghost.hidden = this.#tip.hidden = true
  }

  /** At a place: a moment, with what somebody was doing then. */
  moment(x, at, doing) {
    this.#show(x, [line(null, doing, clock(at - this.#start))])
  }

  /** Marks: what each is about. */
  marks(x, marks) {
    const lines = marks.slice(0, MOST).map(mark => line(mark.kind, brief(mark.words()), clock(Math.max(0, mark.at - this.#start))))
    if (marks.length === 1 && marks[0].wrote) lines.push(output(marks[0]))
    if (marks.length > MOST) lines.push(line(null, fill(this.#words.more, marks.length - MOST), ""))
    this.#show(x, lines)
  }

  #show(x, lines) {
    this.#ghost.hidden = this.#tip.hidden = false
    this.#ghost.style.transform = `translateX(${x.toFixed(1)}px)`
    this.#tip.replaceChildren(...lines)
    const half = this.#tip.offsetWidth / 2
    place(this.#tip, Math.min(this.#track.clientWidth - half, Math.max(half, x)))
  }
}

function line(kind, text, time) {
  const row = make("p", kind ? "has-kind" : "")
  if (kind) {
    const mark = make("span", "marker")
    mark.dataset.kind = kind
    mark.append(icon(ICONS[kind]))
    row.append(mark)
  }
  row.append(Object.assign(make("span", "what", { dir: "auto" }), { textContent: text }))
  row.append(Object.assign(make("span", "time mono"), { textContent: time }))
  return row
}

// A program says what went wrong at the end.
function output({ kind, wrote }) {
  const lines = wrote.split("\n").filter(text => text.trim() !== "").slice(-LINES)
  const pre = make("pre")
  pre.dataset.kind = kind
  pre.textContent = lines.map(text => text.slice(0, WIDE)).join("\n")
  return pre
}
