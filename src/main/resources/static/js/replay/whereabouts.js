// Where everybody's cursor is in a recording: an edit says where its author is, and between edits a selection does.
import { endOf, mapPosition } from "../room/changes.js"

/**
 * The place of each who moved in the steps [from, to), a Map from who to {file, ranges}: the last one told, carried along by
 * what was written after it. file is null for who has left.
 */
export function places(steps, from, to) {
  const found = new Map()
  const since = new Map() // edits by file, the latest first
  for (let at = to - 1; at >= from; at--) {
    const { event } = steps[at]
    const place = found.has(event.by) ? null : placeOf(steps[at])
    if (place) found.set(event.by, carried(place, since.get(place.file) ?? []))
    if (event.type !== "edited") continue
    if (!since.has(event.file)) since.set(event.file, [])
    since.get(event.file).push(steps[at])
  }
  return found
}

function placeOf({ event, change }) {
  switch (event.type) {
    case "edited": return { file: event.file, ranges: [[0, 0].fill(endOf(event.changes[change]))] }
    case "selected": return { file: event.file, ranges: event.samples.slice(-1).map(([, anchor, head]) => [anchor, head]) }
    case "left": return { file: null, ranges: [] }
    default: return null
  }
}

const carried = ({ file, ranges }, edits) => ({ file, ranges: ranges.map(range => range.map(place =>
  edits.reduceRight((at, { event, change }) => mapPosition(at, event.changes[change]), place))) })
