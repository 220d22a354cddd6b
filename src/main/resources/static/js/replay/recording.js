// A recording: the header and the events, and the moments that playback steps through. A batch of edits says when each
// of its changes was typed, so each is a moment of its own. The last line of a sealed one is its seal, and no event.
export function parseRecording(text) {
  const lines = text.split("\n").filter(Boolean).map(line => JSON.parse(line))
  if (lines[0]?.format !== "greenroom-recording" || lines[0].version !== 1) throw new Error("not a recording that is read here")
  return { header: lines[0], events: lines.slice(1).filter(line => line.type !== "sealed") }
}

/** How many events are of types that this page does not know: a newer Greenroom wrote them. */
export function skipped(events) {
  return events.filter(({ type }) => !KNOWN.has(type)).length
}

/** What is no edit happened when it is told. */
const AT_ONCE = [0]

const KNOWN = new Set(["joined", "left", "interrupted", "started", "finished", "file-added", "file-renamed", "file-removed",
  "language-chosen", "edited", "selected", "said", "left-tab", "returned", "focus-started", "focus-ended", "run-started",
  "run-output", "run-stopped", "run-ended", "running-switched"])

/** Steps in order of time: {at, event, change, last}, where an edit's last change completes its event. */
export function moments(events) {
  const steps = []
  let latest = 0
  for (const event of events) {
    if (event.isStep && event.at >= latest) {
      latest = event.at
      steps.push(event)
      continue
    }
    const isEdit = event.type === "edited"
    const ms = isEdit ? event.ms : AT_ONCE
    for (let change = 0; change < ms.length; change++) {
      latest = Math.max(latest, event.at - ms[change])
      steps.push({ at: latest, event, change, last: change === ms.length - 1 })
    }
  }
  return steps
}
