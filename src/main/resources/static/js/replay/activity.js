// The transcript: a line for each thing that happened, edits gathered into bursts.
import { inserted } from "../room/state.js"

const PAUSE = 10_000

/** Lines {at, by, kind, text?, changes?} in order of time. */
export function transcript(events) {
  const lines = []
  for (const event of events) {
    if (event.type === "edited" && event.how === "pasted") {
      lines.push({ at: event.at, by: event.by, kind: "pasted", text: inserted(event.changes) })
    } else if (event.type === "edited") burst(lines, event)
    else if (LINES.has(event.type)) lines.push({ at: event.at, by: event.by, kind: kind(event), text: event.text ?? event.language })
  }
  return lines
}

const LINES = new Set(["left-tab", "returned", "joined", "left", "interrupted", "started", "finished", "said", "language-chosen"])

const kind = event => (event.type === "finished" && event.cause === "deserted" ? "deserted" : event.type)

function burst(lines, event) {
  const last = lines.at(-1)
  const at = event.at - event.ms[0]
  const goesOn = last?.kind === "edited" && last.by === event.by && at - last.until < PAUSE
  if (goesOn) {
    last.changes += event.changes.length
    last.until = event.at
  } else lines.push({ at, by: event.by, kind: "edited", changes: event.changes.length, until: event.at })
}
