// A recording: the header and the events. The last line of a sealed one is its seal, and no event.
import { ListedEvents } from "./events.js"

/** {header, events}, events as of events.js; throws where the lines are of another format or version. */
export function parseRecording(text) {
  const lines = text.split("\n").filter(Boolean).map(line => JSON.parse(line))
  if (lines[0]?.format !== "greenroom-recording" || lines[0].version !== 1) throw new Error("not a recording that is read here")
  return { header: lines[0], events: new ListedEvents(lines.slice(1).filter(line => line.type !== "sealed")) }
}

/** How many events are of types that this page does not know: a newer Greenroom wrote them. */
export function skipped(events) {
  return [...events.others()].filter(({ type }) => !KNOWN.has(type)).length
}

const KNOWN = new Set(["joined", "left", "interrupted", "started", "finished", "file-added", "file-renamed", "file-removed",
  "language-chosen", "edited", "selected", "said", "left-tab", "returned", "focus-started", "focus-ended", "run-started",
  "run-output", "run-stopped", "run-ended", "running-switched"])
