// What the transcript tells: a line for each thing that happened, edits gathered into bursts, and a run together with its end.
import { INPUT, inserted } from "../room/state.js"
import { first } from "./first.js"
import { PAUSE } from "./steps.js"
import { Writing } from "./writing.js"

/** A burst is told in portions of this length, or an hour of typing would be one line. */
const LONGEST = 60_000

const GROUPS = {
  "ran": "runs", "running-on": "runs", "running-off": "runs",
  "said": "chat",
  "pasted": "code", "pasted-in": "code", "edited": "code", "edited-in": "code", "language-chosen": "code",
  "language-chosen-in": "code", "file-added": "code", "file-renamed": "code", "file-removed": "code",
}

/**
 * Lines {at, by, kind, group, text?, file?, run?, edit?} in order of time. group: code, runs, chat or people. file: the name
 * of the file it was about, where there were several; what happened to a file itself has both its names as {text, file} where
 * it was renamed. run: as in the room's state, and with what it wrote as one string, `wrote`. edit: {file, from, to, writing},
 * the id of a file, between which steps it was written in, and what. steps: see steps.js. inputName: what the standard input is
 * called.
 */
export function linesOf(steps, inputName = "") {
  const lines = []
  const context = { names: new Map(), runs: new Map(), inputName }
  let nth = 0
  for (let step = 0; step < steps.length; step++) {
    const piece = steps.pieces[nth]
    if (piece?.from === step) {
      addPiece(lines, piece, steps, context)
      step = piece.to - 1
      nth++
    } else add(lines, lineOf(steps.event(step), context))
  }
  return lines
}

function addPiece(lines, { from, to, ...edit }, steps, context) {
  const { events, which } = steps
  for (let step = from, end; step < to; step = end) {
    const index = which[step]
    let line = lines.at(-1)
    if (which[step - 1] !== index && !goesOn(line, edit, events.times[index], events.ages[index])) {
      line = begin(edit, events, index, step, context)
      lines.push(line)
    }
    const isBeyond = other => other > index && (edit.how === "pasted" || events.times[other] - line.at >= LONGEST)
    end = isBeyond(which[to - 1]) ? first(which, isBeyond, step) : to
    line.until = events.times[which[end - 1]]
    line.edit.to = end
    line.edit.writing.until(which[end - 1])
  }
}

function add(lines, line) {
  if (line.kind) lines.push(line)
}

function lineOf(event, { names, runs, inputName }) {
  if (event.type.startsWith("run-")) follow(runs, event, names)
  const line = { at: event.at, by: event.by, ...told(event, names, inputName, runs) }
  if (event.type === "file-added" || event.type === "file-renamed") names.set(event.file, event.name)
  if (event.type === "file-removed") names.delete(event.file)
  if (line.kind) line.group = GROUPS[line.kind] ?? "people"
  return line
}

function told(event, names, inputName, runs) {
  switch (event.type) {
    case "edited": return event.how === "pasted"
      ? about("pasted", inserted(event.changes), event, names, inputName)
      : about("edited", undefined, event, names, inputName)
    case "run-started": return { kind: "ran", run: runs.get(event.run) }
    case "running-switched": return { kind: event.on ? "running-on" : "running-off" }
    case "language-chosen": return about("language-chosen", event.language, event, names)
    case "file-added": return event.by ? { kind: event.type, text: event.name } : {}
    case "file-renamed": return { kind: event.type, text: names.get(event.file), file: event.name }
    case "file-removed": return { kind: event.type, text: names.get(event.file) }
    case "focus-started": return { kind: event.type, text: event.minutes }
    case "focus-ended": return { kind: event.by ? event.type : "focus-over" }
    case "finished": return { kind: event.cause === "deserted" ? "deserted" : "finished" }
    default: return PLAIN.has(event.type) ? { kind: event.type, text: event.text } : {}
  }
}

const PLAIN = new Set(["left-tab", "returned", "joined", "left", "interrupted", "started", "said"])

// A line about a run is told when it is over.
function follow(runs, event, names) {
  const run = runs.get(event.run) ?? { at: event.at, by: event.by, name: names.get(event.file) ?? "", wrote: "" }
  if (event.type === "run-output") run.wrote += event.pieces.map(([, text]) => text).join("")
  if (event.type === "run-stopped") run.stopped = event.by
  if (event.type === "run-ended") run.ended = event
  runs.set(event.run, run)
}

// Which file it was needs telling only where there are several.
function about(kind, text, event, names, inputName) {
  if (event.file === INPUT) return { kind: `${kind}-in`, text, file: inputName }
  return names.size > 1 ? { kind: `${kind}-in`, text, file: names.get(event.file) } : { kind, text }
}

// Whoever writes on in the same file writes the same line; what happened to the file in between is a line itself.
function goesOn(last, { by, file, how }, at, age) {
  if (how === "pasted" || last?.edit === undefined || last.kind.startsWith("pasted") || last.by !== by || last.edit.file !== file) return false
  return at - age - last.until < PAUSE && at - last.at < LONGEST
}

// Of what was typed nothing else is told, and to find out what it was costs much in a long recording.
function begin(edit, events, index, step, context) {
  const line = lineOf(edit.how === "pasted" ? events.at(index) : { type: "edited", at: events.times[index], ...edit }, context)
  line.at -= events.ages[index]
  line.edit = { file: edit.file, from: step, to: step, writing: new Writing(events, index) }
  return line
}
