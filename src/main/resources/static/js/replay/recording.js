// A recording: the header and the events, and the moments that playback steps through. A batch of edits says when each
// of its changes was typed, so each is a moment of its own. The last line of a sealed one is its seal, and no event.
export function parseRecording(text) {
  const lines = text.split("\n").filter(Boolean).map(line => JSON.parse(line))
  return { header: lines[0], events: lines.slice(1).filter(line => line.type !== "sealed") }
}

/** Steps in order of time: {at, event, change}, where an edit's last change completes its event. */
export function moments(events) {
  const steps = []
  let latest = 0
  for (const event of events) {
    const typed = event.type === "edited" ? event.changes.map((_, index) => event.at - event.ms[index]) : [event.at]
    typed.forEach((at, index) => {
      latest = Math.max(latest, at)
      steps.push({ at: latest, event, change: index, last: index === typed.length - 1 })
    })
  }
  return steps
}
