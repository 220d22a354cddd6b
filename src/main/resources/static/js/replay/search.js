// Whether a line of the transcript has what is looked for: in its sentence, in the code that was written, or in what a
// program wrote.
const AROUND = 60

/** A pattern for what somebody typed; null for nothing. Neither case nor how many spaces there are matters. */
export function patternOf(query) {
  const words = query.trim().split(/\s+/).filter(Boolean)
  if (words.length === 0) return null
  return new RegExp(words.map(word => word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join("\\s+"), "iu")
}

/** Where it is: {} in the sentence, {excerpt: [before, match, after]} in a text that the line does not show, null nowhere. */
export function find(pattern, line, sentence) {
  if (pattern.test(sentence)) return {}
  for (const text of [line.edit?.writing.text, line.run?.wrote]) {
    const match = text ? pattern.exec(text) : null
    if (match) return { excerpt: excerpt(text, match.index, match[0]) }
  }
  return null
}

// The line of the text around it, and no more of a long one than there is room for.
function excerpt(text, at, match) {
  const after = at + match.length
  const from = text.lastIndexOf("\n", at - 1) + 1
  const end = text.indexOf("\n", after)
  return [lastOf(text.slice(from, at).trimStart()), match, firstOf(text.slice(after, end < 0 ? text.length : end).trimEnd())]
}

// Half a word would read as a whole one. A word longer than what there is room for is cut all the same.
function lastOf(text) {
  return text.length <= AROUND ? text : `…${text.slice(-AROUND).replace(/^\S*(?=\s)/, "")}`
}

function firstOf(text) {
  return text.length <= AROUND ? text : `${text.slice(0, AROUND).replace(/(?<=\s)\S*$/, "").trimEnd()} …`
}
