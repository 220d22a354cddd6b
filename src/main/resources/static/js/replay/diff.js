// The lines by which two texts differ.
import { diffLines } from "../../vendor/diff.js"

/** {added, removed, rows: [{sign, text}]}: how many lines, and each of them with "+" or "-", in order. */
export function difference(before, after) {
  const rows = diffLines(...middles(ended(before), ended(after)))
    .filter(({ added, removed }) => added || removed)
    .flatMap(({ added, value }) => linesOf(value).map(text => ({ sign: added ? "+" : "-", text })))
  const count = sign => rows.filter(row => row.sign === sign).length
  return { added: count("+"), removed: count("-"), rows }
}

// A last line is the same with a line after it as without.
function ended(text) {
  return text === "" || text.endsWith("\n") ? text : `${text}\n`
}

// Without the lines that are the same at the beginning and at the end, which are most of a long text.
function middles(before, after) {
  const shorter = Math.min(before.length, after.length)
  let from = 0
  while (from < shorter && before.charCodeAt(from) === after.charCodeAt(from)) from++
  let tail = 0
  while (tail < shorter - from && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail++
  from = from === 0 ? 0 : before.lastIndexOf("\n", from - 1) + 1
  const toEnd = before.indexOf("\n", before.length - tail)
  const rest = toEnd < 0 ? 0 : before.length - toEnd - 1
  return [before, after].map(text => text.slice(from, text.length - rest))
}

function linesOf(text) {
  return text.slice(0, -1).split("\n")
}
