// The facts as lines to read, each moment a link to it. What there is none of has no line.
import { fill } from "../room/run-words.js"
import { clock } from "../times.js"
import { seconds } from "../clock.js"

/** facts as of facts.js. nameOf(id): of a participant. */
export function listFacts(root, facts, nameOf) {
  const words = JSON.parse(root.dataset.words)
  const show = (name, contents) => {
    const place = root.querySelector(`[data-fact=${name}]`)
    place.parentElement.hidden = contents.length === 0
    place.replaceChildren(...contents.map(line))
  }
  show("duration", [[clock(facts.duration)]])
  show("firstRun", facts.firstRun === null ? [] : [[link(facts.firstRun)]])
  show("runs", [[facts.runs === 0 ? words.none : fill(words.runs, facts.runs, facts.well)]])
  show("people", facts.people.map(({ id, typed, pasted, share }) => {
    const told = fill(words.typed, nameOf(id), count(typed), share)
    return [pasted > 0 ? fill(words.pasted, told, count(pasted)) : told]
  }))
  show("pauses", facts.pauses.map(({ at, length }) => [link(at), ` ${lasting(length, words)}`]))
  show("files", facts.files.map(name => [name]))
}

const count = number => number.toLocaleString("en-GB")

function lasting(ms, words) {
  const whole = Math.round(ms / 1000)
  return whole < 60 ? fill(words.seconds, whole) : fill(words.minutes, Math.floor(whole / 60), whole % 60)
}

function line(content) {
  const line = document.createElement("p")
  line.dir = "auto"
  line.append(...content)
  return line
}

function link(at) {
  const link = document.createElement("a")
  link.href = `#t=${seconds(at)}`
  link.className = "link mono"
  link.textContent = clock(at)
  return link
}
