// The present moment of the room or the replay, as it is written into a text: [12:34 main.py].
import { clock } from "../times.js"

/** {time, file}; null before an interview has started. Read from what the page shows, whichever it is. */
export function presentMoment(page = document) {
  const time = inReplay(page) ?? inRoom(page)
  if (time === null) return null
  const file = page.querySelector(".file-bar [role=tab][aria-selected=true] .nm")?.textContent ?? ""
  return { time, file: file.replace(/[[\]\n]/g, "").slice(0, 200).trim() }
}

function inReplay(page) {
  const link = page.querySelector("#copy-moment")?.dataset.copy
  if (link === undefined) return null
  return clock(1000 * Number(link.match(/#t=([\d.]+)/)?.[1] ?? 0))
}

function inRoom(page) {
  return page.querySelector("#timer[data-started]")?.textContent ?? null
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
