// Which of the changes that wait go into one edit: all that came the same way, up to what one message should hold.

const MOST_CHANGES = 400
const MOST_CHARACTERS = 100_000

/** updates as of sendableUpdates; typedAt(transaction): when its change was made. Returns {how, changes, times}, or null. */
export function nextBatch(updates, typedAt) {
  if (updates.length === 0) return null
  const how = howOf(updates[0].origin)
  const batch = { how, changes: [], times: [] }
  let size = 0
  for (const { changes, origin } of updates) {
    const json = changes.toJSON()
    size += JSON.stringify(json).length
    const full = batch.changes.length === MOST_CHANGES || size > MOST_CHARACTERS
    if (batch.changes.length > 0 && (full || howOf(origin) !== how)) break
    batch.changes.push(json)
    batch.times.push(typedAt(origin))
  }
  return batch
}

function howOf(transaction) {
  if (transaction.isUserEvent("input.paste")) return "pasted"
  if (transaction.isUserEvent("input.drop") || transaction.isUserEvent("move.drop")) return "dropped"
  if (transaction.isUserEvent("undo") || transaction.isUserEvent("redo")) return "undone"
  return "typed"
}
