// The server takes sound text only: whole characters, no NUL, and no file beyond its limit. What a browser or a paste
// makes otherwise is mended before it becomes a change.
import { Annotation, EditorState, Transaction } from "../../vendor/codemirror/codemirror.js"

/** UTF-16 units in a file. */
export const LIMIT = 262_144

const HALVES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|\0/g
const mended = Annotation.define()

/** Text without NUL and without halves of surrogate pairs. */
export function soundText(text) {
  return text.replace(HALVES, "")
}

/** onTooLong() is called when a change was left out because the file is full. */
export const sound = onTooLong => EditorState.transactionFilter.of(transaction => {
  if (!transaction.docChanged || transaction.annotation(mended)) return transaction
  const grows = transaction.newDoc.length > transaction.startState.doc.length
  if (grows && transaction.newDoc.length > LIMIT) {
    onTooLong()
    return []
  }
  const changes = soundChanges(transaction)
  if (!changes) return transaction
  return { changes, annotations: mended.of(true), userEvent: transaction.annotation(Transaction.userEvent) }
})

// A browser may report that half of an emoji was replaced by half of another: such a change is widened to whole pairs.
function soundChanges(transaction) {
  const doc = transaction.startState.doc
  const cuts = at => at > 0 && at < doc.length && doc.sliceString(at - 1, at + 1).codePointAt(0) > 0xffff
  const changes = []
  let mend = false
  transaction.changes.iterChanges((fromA, toA, fromB, toB, inserted) => {
    const from = cuts(fromA) ? fromA - 1 : fromA
    const to = cuts(toA) ? toA + 1 : toA
    const text = doc.sliceString(from, fromA) + inserted.toString() + doc.sliceString(toA, to)
    const insert = soundText(text)
    mend ||= from !== fromA || to !== toA || insert !== text
    changes.push({ from, to, insert })
  })
  return mend ? changes : null
}
