// The code at a moment: every file that was there then, each with the cursors in it, and one of them in front. While the
// cursor is followed that is the one somebody writes in; else whichever was chosen, as long as it is there. What a moment
// changes in a file is one transaction: each one that a view is given costs a layout of the page.
import { EditorState, EditorView } from "../../vendor/codemirror/codemirror.js"
import { cursors, naming, placing, removing } from "../room/cursors.js"
import { appearance } from "../room/editor.js"
import { FileTabs, isCode } from "../room/file-tabs.js"
import { Sheet } from "../room/sheet.js"
import { attributing, authorMarks } from "./author-marks.js"

export class Code {
  #view
  #tabs
  #people
  #runsOf
  #tints = false
  #extensions
  #files = {}
  #sheets = new Map()
  #places = new Map()
  #shown = null
  #chosen = null
  #writtenAt = 0
  #passedOver = null

  /**
   * describedBy: the id of what says whose the lines are. people: a Map from id to {name, colour}. runsOf(id): who wrote a
   * file, at the moment that is shown (see runs.js).
   */
  constructor({ parent, bar, label, describedBy, people, runsOf }) {
    this.#people = people
    this.#runsOf = runsOf
    this.#extensions = [
      appearance(label, authorMarks(people)), EditorView.contentAttributes.of({ "aria-describedby": describedBy }),
      EditorState.readOnly.of(true), cursors(),
    ]
    this.#view = new EditorView({ parent, state: EditorState.create({ extensions: this.#extensions }) })
    this.#tabs = new FileTabs({ bar, panel: parent, choose: id => this.#choose(id) })
  }

  /** These are the files at the moment that is shown. */
  become(files) {
    this.#files = files
    for (const id of this.#sheets.keys()) if (!files[id]) this.#sheets.delete(id)
    for (const [id, { text }] of Object.entries(files)) {
      const kept = this.#sheets.get(id) ?? this.#add(id)
      if (kept.text === text) continue
      kept.changes = difference(kept.shown, text)
      kept.text = text
    }
  }

  /** Puts somebody's cursor into a file; null takes it away. Places beyond the text are brought into it. */
  place(who, file, ranges) {
    const before = this.#places.get(who)?.file
    if (before !== file) this.#sheets.get(before)?.effects.push(removing(who))
    const kept = this.#sheets.get(file)
    const inside = kept ? ranges.map(range => range.map(at => Math.min(at, kept.text.length))) : []
    this.#places.set(who, { file, at: inside[0]?.[1] ?? 0 })
    kept?.effects.push(placing(who, inside))
  }

  /** A leap in time: nobody is anywhere until it is told. */
  forget() {
    for (const who of this.#places.keys()) this.place(who, null, [])
    this.#passedOver = null
  }

  /**
   * Brings the file to the front that somebody wrote in last, by the edits that were passed. Where the one in front was
   * written in less than `patience` milliseconds ago, that waits: who watches is not thrown to and fro between two who
   * write at once. Returns who is followed, or null.
   */
  follow(edits, patience) {
    const there = [this.#passedOver, ...edits].filter(edit => this.#files[edit?.file])
    const latest = there.at(-1) ?? null
    const inFront = there.findLast(({ file }) => file === this.#front)
    const now = performance.now()
    const stays = patience > 0 && (inFront || now - this.#writtenAt < patience)
    const followed = stays ? inFront : latest
    this.#passedOver = followed === latest ? null : latest
    if (!followed) return null
    this.#chosen = followed.file
    this.#writtenAt = now
    return followed.by
  }

  /** Shows the moment, and the file in front; followed: scrolls to somebody's cursor, if it is in there. */
  show(followed = null) {
    const front = this.#front
    const { file, at } = this.#places.get(followed) ?? {}
    const scroll = file && file === front ? EditorView.scrollIntoView(at, { y: "nearest", yMargin: 60 }) : null
    // A view looks for the place in the text as it was: beyond the end of that it is told afterwards.
    const isBeyond = scroll && at > this.#sheets.get(file).shown.length
    if (scroll && !isBeyond) this.#sheets.get(file).effects.push(scroll)
    if (!front) return this.#tabs.show([], null)
    const { sheet } = this.#sheets.get(front)
    if (this.#shown !== sheet) {
      this.#shown?.leave()
      this.#shown = sheet
      sheet.enter(this.#view)
    }
    this.#sheets.get(front).effects.push(...attributing(sheet.state, this.#runsOf(front), this.#tints))
    for (const kept of this.#sheets.values()) bring(kept)
    if (isBeyond) sheet.dispatch({ effects: scroll })
    sheet.speak(this.#files[front].language)
    this.#tabs.show(Object.entries(this.#files).map(([id, { name, language }]) =>
      ({ id, name, isCode: isCode(language), here: this.#peopleIn(id) })), front)
  }

  /** Whether everybody's text is on their colour. */
  tint(on) {
    this.#tints = on
    this.show()
  }

  /** What is in front: {runs, text}. */
  get written() {
    const front = this.#front
    return front ? { runs: this.#runsOf(front), text: this.#files[front].text } : { runs: [], text: "" }
  }

  get #front() {
    return this.#files[this.#chosen] ? this.#chosen : Object.keys(this.#files)[0]
  }

  #choose(id) {
    this.#chosen = id
    this.show()
  }

  #add(id) {
    const sheet = new Sheet("", this.#extensions)
    this.#sheets.set(id, { sheet, shown: "", text: "", changes: [], effects: [naming(this.#people)] })
    return this.#sheets.get(id)
  }

  #peopleIn(id) {
    return [...this.#places].filter(([, place]) => place.file === id).map(([who]) => this.#people.get(who))
  }
}

function bring(kept) {
  const { sheet, changes, effects } = kept
  if (changes.length === 0 && effects.length === 0) return
  Object.assign(kept, { shown: kept.text, changes: [], effects: [] })
  sheet.dispatch({ changes, effects })
}

// What differs in the middle, so that cursors and scroll position outside of it stay.
function difference(before, after) {
  const shorter = Math.min(before.length, after.length)
  let from = 0
  while (from < shorter && before.charCodeAt(from) === after.charCodeAt(from)) from++
  let tail = 0
  while (tail < shorter - from && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail++
  return { from, to: before.length - tail, insert: after.slice(from, after.length - tail) }
}
