// A CodeMirror ChangeSet as JSON, applied to a plain string; positions are UTF-16 units. So the state of a room needs no
// editor: live room, replay and tests share it.
export function applyChange(text, change) {
  let at = 0
  let result = ""
  for (const part of change) {
    if (typeof part === "number") {
      result += text.slice(at, at + part)
      at += part
    } else {
      at += part[0]
      result += part.slice(1).join("\n")
    }
  }
  if (at !== text.length) throw new RangeError(`a change for ${at} units met a text of ${text.length}`)
  return result
}

/** Where a change ends that was made last: the cursor of whoever made it. */
export function endOf(change) {
  let at = 0
  let end = 0
  for (const part of change) {
    if (typeof part === "number") at += part
    else {
      at += part.slice(1).join("\n").length
      end = at
    }
  }
  return end
}

/** Where a position is after the change; text inserted right there comes after it. */
export function mapPosition(position, change) {
  let before = 0
  let after = 0
  for (const part of change) {
    if (typeof part === "number") {
      if (before + part > position) return after + position - before
      before += part
      after += part
    } else {
      const inserted = part.slice(1).join("\n").length
      if (before + part[0] > position || (part[0] === 0 && before === position)) return after
      before += part[0]
      after += inserted
    }
  }
  return after + position - before
}
