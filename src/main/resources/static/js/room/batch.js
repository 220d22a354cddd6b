// Which of the changes that wait go into one edit: all that came the same way, up to what one message should hold, and up
// to a moment, where something else has to happen then.

const MOST_CHANGES = 400
const MOST_CHARACTERS = 100_000

/** updates: whatever has changes; told(update): {how, time} of each. Returns {how, changes, times}, or null. */
export function nextBatch(updates, told, until = Infinity) {
  if (updates.length === 0) return null
  const { how } = told(updates[0])
  const batch = { how, changes: [], times: [] }
  let size = 0
  for (const update of updates) {
    const json = update.changes.toJSON()
    const { how: ofThis, time } = told(update)
    size += JSON.stringify(json).length
    const full = batch.changes.length === MOST_CHANGES || size > MOST_CHARACTERS
    if (batch.changes.length > 0 && (full || ofThis !== how || time > until)) break
    batch.changes.push(json)
    batch.times.push(time)
  }
  return batch
}

/** All of them as one {changes, how, time}: where they lead, without the way there. told: as above. */
export function whole(updates, told) {
  const changes = updates.map(update => update.changes).reduce((all, next) => all.compose(next))
  const { how, time } = told(updates.at(-1))
  const isAlike = updates.every(update => told(update).how === how)
  return { changes, how: isAlike ? how : "typed", time }
}

/** How a transaction of the editor came about. */
export function howOf(transaction) {
  if (transaction.isUserEvent("input.paste")) return "pasted"
  if (transaction.isUserEvent("input.drop") || transaction.isUserEvent("move.drop")) return "dropped"
  if (transaction.isUserEvent("undo") || transaction.isUserEvent("redo")) return "undone"
  return "typed"
}
