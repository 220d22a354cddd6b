// The scorecard's requests, and what their answers mean.
import { ask, takeToken } from "../ask.js"

export class DraftRequests {
  #address
  #template
  #words

  constructor(address, template, words) {
    this.#address = address
    this.#template = template
    this.#words = words
  }

  /** What the server has: {version, values}; or {trouble}. Brings a token that is of the session there is now. */
  async read() {
    const answer = await ask(this.#address)
    if (answer?.status === 401) return { trouble: "over" }
    if (!answer?.ok) return { trouble: "away" }
    takeToken(answer)
    return answer.json()
  }

  /** Keeps the form; see DraftKeeper for what comes back. */
  async keep(values, version, { leaving = false, again = true } = {}) {
    const body = new URLSearchParams({ ...values, template: this.#template, version })
    const answer = await ask(this.#address, { method: "POST", body, keepalive: leaving })
    if (answer?.ok) return answer.json()
    if (answer?.status === 409) return { elsewhere: await answer.json() }
    if (answer?.status === 422) return { refused: (await answer.json()).problem }
    if (answer?.status === 401) return { trouble: "over" }
    if (answer?.status === 403 && again) {
      const { trouble } = await this.read()
      return trouble ? { trouble } : this.keep(values, version, { again: false })
    }
    if ([400, 403, 404, 413].includes(answer?.status)) return { refused: this.#words.forbidden }
    return { trouble: "away" }
  }
}

/** The panel as the server writes it, for an address or as the answer to a form; null when there is none. */
export async function fragment(address, options = {}) {
  const answer = await ask(address, { ...options, headers: { Accept: "text/html" } })
  return answer?.ok && !answer.redirected ? answer.text() : null
}
