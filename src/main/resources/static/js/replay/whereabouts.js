// Where everybody's cursor is in a recording: an edit says where its author is, and between edits a selection does.
import { endOf, mapPosition } from "../room/changes.js"

/**
 * The place of each who moved in the steps [from, to), a Map from who to {file, ranges}: the last one told, carried along by
 * what was written after it. file is null for who has left.
 */
export function places(steps, from, to) {
  const found = new Map()
  const since = new Map() // steps that wrote, by file, the latest first
  for (let step = to - 1; step >= from; step--) {
    const edit = steps.edit(step)
    const event = edit ?? steps.event(step)
    const place = found.has(event.by) ? null : edit ? whereWritten(edit, steps.change(step)) : placeOf(event)
    if (place) found.set(event.by, carried(place, steps, since.get(place.file) ?? []))
    if (!edit) continue
    if (!since.has(edit.file)) since.set(edit.file, [])
    since.get(edit.file).push(step)
  }
  return found
}

const whereWritten = ({ file }, change) => ({ file, ranges: [[0, 0].fill(endOf(change))] })

function placeOf(event) {
  switch (event.type) {
    case "selected": return { file: event.file, ranges: event.samples.slice(-1).map(([, anchor, head]) => [anchor, head]) }
    case "left": return { file: null, ranges: [] }
    default: return null
  }
}

const carried = ({ file, ranges }, steps, since) => ({ file, ranges: ranges.map(range => range.map(place =>
  since.reduceRight((at, step) => mapPosition(at, steps.change(step)), place))) })
