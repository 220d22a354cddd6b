// The present moment of the room or the replay, as it is written into a text: [12:34 main.py].

/** {time, file}; null before an interview has started. What the page's own clock shows, so that both agree. */
export function presentMoment(page = document) {
  const time = page.querySelector("#clock, #timer[data-started]")?.textContent ?? null
  if (time === null) return null
  const file = page.querySelector(".file-bar [role=tab][aria-selected=true] .nm")?.textContent ?? ""
  return { time, file: file.replace(/[[\]\n]/g, "").slice(0, 200).trim() }
}

/** As it stands in a text. */
export const written = ({ time, file }) => (file ? `[${time} ${file}]` : `[${time}]`)

/** Puts words where the caret is, apart from those around them; taking it back works as with typed ones. */
export function insert(field, words) {
  const { value, selectionStart: from, selectionEnd: to } = field
  const before = from > 0 && !/\s$/.test(value.slice(0, from)) ? " " : ""
  const after = /^\s/.test(value.slice(to)) ? "" : " "
  const text = before + words + after
  field.focus()
  if (document.activeElement === field && document.execCommand("insertText", false, text)) return
  field.setRangeText(text, from, to, "end")
  field.dispatchEvent(new Event("input", { bubbles: true }))
}
