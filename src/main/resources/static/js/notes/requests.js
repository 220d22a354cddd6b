// The notes' requests, and what their answers mean.
const PATIENCE = 10_000

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
    const answer = await this.#ask(this.#address)
    if (answer?.status === 401) return { trouble: "over" }
    if (!answer?.ok) return { trouble: "away" }
    // This page's own token is worth nothing once its session is over and another one has begun.
    const csrf = token()
    csrf.content = answer.headers.get(csrf.dataset.header) ?? csrf.content
    return answer.json()
  }

  /** Sends a note as it is now; see NoteKeeper for what comes back. */
  async save(note, { leaving = false, again = true } = {}) {
    const address = `${this.#address}/${note.id}`
    const { text } = note
    const answer = text.trim() === ""
      ? await this.#ask(address, { method: "DELETE", keepalive: leaving })
      : await this.#ask(address, { method: "PUT", keepalive: leaving, body: JSON.stringify({ text, ...this.#stamp(note) }) })
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

  async #ask(address, options = {}) {
    const csrf = token()
    const headers = { Accept: "application/json", "X-Requested-With": "fetch", [csrf.dataset.header]: csrf.content }
    if (options.body) headers["Content-Type"] = "application/json"
    try {
      return await fetch(address, { ...options, headers, cache: "no-store", signal: AbortSignal.timeout(PATIENCE) })
    } catch {
      return null
    }
  }
}

const token = () => document.querySelector("meta[name=csrf-token]")
