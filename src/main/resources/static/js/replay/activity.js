// The transcript: a line for each thing that happened, edits gathered into bursts.
const PAUSE = 10_000

/** Lines {at, by, kind, text?, changes?} in order of time. */
export function transcript(events) {
  const lines = []
  for (const event of events) {
    if (event.type === "edited") burst(lines, event)
    else if (LINES.has(event.type)) lines.push({ at: event.at, by: event.by, kind: event.type, text: event.text ?? event.language })
  }
  return lines
}

const LINES = new Set(["joined", "left", "interrupted", "started", "finished", "said", "language-chosen"])

function burst(lines, event) {
  const last = lines.at(-1)
  const at = event.at - event.ms[0]
  const goesOn = last?.kind === "edited" && last.by === event.by && at - last.until < PAUSE
  if (goesOn) {
    last.changes += event.changes.length
    last.until = event.at
  } else lines.push({ at, by: event.by, kind: "edited", changes: event.changes.length, until: event.at })
}
