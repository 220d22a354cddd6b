// What the transcript tells: a line for each thing that happened, edits gathered into bursts, and a run together with its end.
import { INPUT, inserted } from "../room/state.js"

const PAUSE = 10_000

/**
 * Lines {at, by, kind, text?, changes?, file?, run?} in order of time. file: the name of the file it was about, where there
 * were several; what happened to a file itself has both its names as {text, file} where it was renamed. run: as in the
 * room's state, without what it wrote. inputName: what the standard input is called.
 */
export function linesOf(events, inputName = "") {
  const lines = []
  const names = new Map()
  const runs = new Map()
  for (const event of events) {
    if (event.type.startsWith("run-")) follow(runs, event, names)
    const line = { at: event.at, by: event.by, ...told(event, names, inputName, runs) }
    if (event.type === "file-added" || event.type === "file-renamed") names.set(event.file, event.name)
    if (event.type === "file-removed") names.delete(event.file)
    if (line.kind === "edited" || line.kind === "edited-in") burst(lines, event, line)
    else if (line.kind) lines.push(line)
  }
  return lines
}

function told(event, names, inputName, runs) {
  switch (event.type) {
    case "edited": return event.how === "pasted"
      ? about("pasted", inserted(event.changes), event, names, inputName)
      : { ...about("edited", undefined, event, names, inputName), changes: event.changes.length }
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
  const run = runs.get(event.run) ?? { at: event.at, by: event.by, name: names.get(event.file) ?? "" }
  if (event.type === "run-stopped") run.stopped = event.by
  if (event.type === "run-ended") run.ended = event
  runs.set(event.run, run)
}

// Which file it was needs telling only where there are several.
function about(kind, text, event, names, inputName) {
  if (event.file === INPUT) return { kind: `${kind}-in`, text, file: inputName }
  return names.size > 1 ? { kind: `${kind}-in`, text, file: names.get(event.file) } : { kind, text }
}

function burst(lines, event, line) {
  const last = lines.at(-1)
  const at = event.at - event.ms[0]
  const goesOn = last?.kind === line.kind && last.by === line.by && last.file === line.file && at - last.until < PAUSE
  if (goesOn) {
    last.changes += line.changes
    last.until = event.at
  } else lines.push({ ...line, at, until: event.at })
}
