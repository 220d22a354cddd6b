// Keeps what is written in private notes: sends it a moment after a key, or at once when asked to, one note after the
// other, and again until the server has it. A note {id, text, saved, ...} is safe when `saved`, what the server has,
// is what its text is; a text that was refused waits to be changed.
const PAUSE = 500
// The last as short as a person waits for who sees that the server is back.
const WAITS = [2_000, 5_000, 10_000]

export class NoteKeeper {
  #send
  #changed
  #notes = new Set()
  #timer = null
  #busy = false
  #failures = 0
  #trouble = null

  /**
   * send(note, {leaving}) resolves to what became of it: {notedAt}, {refused: a sentence}, or {trouble: a name} for what
   * may be otherwise the next time. changed(note or undefined) is called when there is something new to show.
   */
  constructor({ send, changed }) {
    this.#send = send
    this.#changed = changed
  }

  /** The note's text is another one now. */
  write(note, text) {
    note.text = text
    this.#notes.add(note)
    this.#timer ??= setTimeout(() => this.flush(), PAUSE)
    this.#changed(note)
  }

  /** Nothing more to wait for: what has to be sent is sent now. */
  async flush() {
    clearTimeout(this.#timer)
    this.#timer = null
    if (this.#busy) return
    this.#busy = true
    let note
    while (this.#timer === null && (note = this.#waiting[0])) await this.#save(note)
    this.#busy = false
    this.#changed()
  }

  /** The page goes: one last try that outlives it. */
  leave() {
    for (const note of this.#waiting) this.#send(note, { leaving: true })
  }

  get unsaved() {
    return [...this.#notes].some(note => note.text !== note.saved)
  }

  /** Nothing yet, saved, saving, refused (with the sentence), or what keeps it from being saved. */
  get state() {
    if (this.#trouble) return { name: this.#trouble }
    if (this.#waiting.length > 0) return { name: "saving" }
    const refused = [...this.#notes].find(isRefused)
    if (refused) return { name: "refused", sentence: refused.refused.sentence }
    return { name: this.#notes.size > 0 ? "saved" : "" }
  }

  get #waiting() {
    return [...this.#notes].filter(note => note.text !== note.saved && !isRefused(note))
  }

  async #save(note) {
    const { text } = note
    const { notedAt, refused, trouble = null } = await this.#send(note, {})
    this.#trouble = trouble
    if (trouble) return this.#tryAgain()
    this.#failures = 0
    if (refused) note.refused = { text, sentence: refused }
    else {
      note.saved = text
      note.notedAt = notedAt ?? note.notedAt
    }
    this.#changed(note)
  }

  #tryAgain() {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.flush(), WAITS[Math.min(this.#failures++, WAITS.length - 1)])
  }
}

export const isRefused = note => note.refused !== undefined && note.refused.text === note.text && note.text !== note.saved
