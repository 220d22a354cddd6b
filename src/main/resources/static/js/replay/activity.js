// What the transcript tells: a line for each thing that happened, edits gathered into bursts, and a run together with its end.
import { INPUT, inserted } from "../room/state.js"
import { Writing } from "./writing.js"

const PAUSE = 10_000
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
 * the id of a file, between which steps of recording.js it was written in, and what. inputName: what the standard input is
 * called.
 */
export function linesOf(events, inputName = "") {
  const lines = []
  const names = new Map()
  const runs = new Map()
  let step = 0
  events.forEach((event, index) => {
    const isEdit = event.type === "edited"
    const from = step
    step += isEdit ? event.ms.length : 1
    if (isEdit && goesOn(lines.at(-1), event)) return goOn(lines.at(-1), event, step, index)
    if (event.type.startsWith("run-")) follow(runs, event, names)
    const line = { at: event.at, by: event.by, ...told(event, names, inputName, runs) }
    if (event.type === "file-added" || event.type === "file-renamed") names.set(event.file, event.name)
    if (event.type === "file-removed") names.delete(event.file)
    if (isEdit) {
      begin(line, event, from, new Writing(events, index))
      goOn(line, event, step, index)
    }
    if (line.kind) lines.push(line)
    if (line.kind) line.group = GROUPS[line.kind] ?? "people"
  })
  return lines
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
function goesOn(last, { at, by, file, how, ms }) {
  return how !== "pasted" && last?.edit !== undefined && !last.kind.startsWith("pasted") && last.by === by && last.edit.file === file
    && at - ms[0] - last.until < PAUSE && at - last.at < LONGEST
}

function begin(line, event, step, writing) {
  Object.assign(line, { at: event.at - event.ms[0], edit: { file: event.file, from: step, to: step, writing } })
}

function goOn(line, event, step, index) {
  line.until = event.at
  line.edit.to = step
  line.edit.writing.until(index)
}
