// The notes' requests, and what their answers mean.
import { ask, takeToken } from "../ask.js"

export class NoteRequests {
  #address
  #words
  #stamp

  /** stamp(note) says when the note began, as the server wants to know it: {ago} or {at}. */
  constructor(address, words, stamp) {
    this.#address = address
    this.#words = words
    this.#stamp = stamp
  }

  /** What the server has: {sealed, now, notes}; or {trouble}. */
  async list() {
    const answer = await ask(this.#address)
    if (answer?.status === 401) return { trouble: "over" }
    if (!answer?.ok) return { trouble: "away" }
    takeToken(answer)
    return answer.json()
  }

  /** Sends a note as it is now; see NoteKeeper for what comes back. */
  async save(note, { leaving = false, again = true } = {}) {
    const address = `${this.#address}/${note.id}`
    const { text } = note
    const answer = text.trim() === ""
      ? await ask(address, { method: "DELETE", keepalive: leaving })
      : await ask(address, {
        method: "PUT", keepalive: leaving, headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ text, ...this.#stamp(note) }),
      })
    if (answer?.ok) return answer.status === 204 ? {} : answer.json()
    if (answer?.status === 422) return { refused: (await answer.json()).problem }
    if (answer?.status === 401) return { trouble: "over" }
    if (answer?.status === 403 && again) {
      const { trouble } = await this.list()
      return trouble ? { trouble } : this.save(note, { again: false })
    }
    if ([400, 403, 404, 410].includes(answer?.status)) return { refused: this.#words.forbidden }
    return { trouble: "away" }
  }
}
