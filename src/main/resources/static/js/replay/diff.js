// The lines by which two texts differ.
import { diffLines } from "../../vendor/diff.js"

/** {added, removed, rows: [{sign, text}]}: how many lines, and each of them with "+" or "-", in order. */
export function difference(before, after) {
  const rows = diffLines(ended(before), ended(after))
    .filter(({ added, removed }) => added || removed)
    .flatMap(({ added, value }) => linesOf(value).map(text => ({ sign: added ? "+" : "-", text })))
  const count = sign => rows.filter(row => row.sign === sign).length
  return { added: count("+"), removed: count("-"), rows }
}

// A last line is the same with a line after it as without.
function ended(text) {
  return text === "" || text.endsWith("\n") ? text : `${text}\n`
}

function linesOf(text) {
  return text.slice(0, -1).split("\n")
}
