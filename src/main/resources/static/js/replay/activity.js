// What the transcript tells: a line for each thing that happened, edits gathered into bursts.
import { inserted } from "../room/state.js"

const PAUSE = 10_000

/**
 * Lines {at, by, kind, text?, changes?, file?} in order of time. file: the name of the file it was about, where there were
 * several; what happened to a file itself has both its names as {text, file} where it was renamed.
 */
export function linesOf(events) {
  const lines = []
  const names = new Map()
  for (const event of events) {
    const line = { at: event.at, by: event.by, ...told(event, names) }
    if (event.type === "file-added" || event.type === "file-renamed") names.set(event.file, event.name)
    if (event.type === "file-removed") names.delete(event.file)
    if (line.kind === "edited" || line.kind === "edited-in") burst(lines, event, line)
    else if (line.kind) lines.push(line)
  }
  return lines
}

function told(event, names) {
  switch (event.type) {
    case "edited": return event.how === "pasted"
      ? about("pasted", inserted(event.changes), event, names)
      : { ...about("edited", undefined, event, names), changes: event.changes.length }
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

// Which file it was needs telling only where there are several.
function about(kind, text, event, names) {
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
