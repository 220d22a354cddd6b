// Keeps what is typed into a scorecard: sends the whole form a moment after a key, one request at a time, and again until
// the server has it. Each says which version it began from; where another tab was quicker, both are merged, and what
// cannot be is left to whoever typed it, with nothing sent until they have decided.
import { differ, merge } from "./merge.js"

const PAUSE = 500
// The last as short as a person waits for who sees that the server is back.
const WAITS = [2_000, 5_000, 10_000]

export class DraftKeeper {
  #form
  #send
  #changed
  #base
  #version
  #timer = null
  #running = null
  #failures = 0
  #trouble = null
  #refused = null
  #torn = null
  #stored = false

  /**
   * form: {version, read(), write(values)}. send(values, version, {leaving}) resolves to {version}, {elsewhere: {version,
   * values}}, {refused: a sentence}, or {trouble: a name} for what may be otherwise the next time.
   */
  constructor({ form, send, changed }) {
    this.#form = form
    this.#send = send
    this.#changed = changed
    this.#base = form.read()
    this.#version = form.version
  }

  get version() {
    return this.#version
  }

  /** The fields that say something else in another tab, and what they say there; null where nothing has to be decided. */
  get torn() {
    return this.#torn
  }

  get unsaved() {
    return differ(this.#base, this.#form.read())
  }

  /** Nothing yet, saved, saving, torn, refused (with the sentence), or what keeps it from being saved. */
  get state() {
    if (this.#torn) return { name: "torn" }
    if (this.#trouble) return { name: this.#trouble }
    if (this.#isRefused(this.#form.read())) return { name: "refused", sentence: this.#refused.sentence }
    if (this.unsaved) return { name: "saving" }
    return { name: this.#stored ? "saved" : "" }
  }

  /** Something in the form is not what it was. */
  touch() {
    this.#timer ??= setTimeout(() => this.flush(), PAUSE)
    this.#changed()
  }

  /** Nothing more to wait for: what has to be sent is sent now. Resolves when it is, or cannot be. */
  flush() {
    clearTimeout(this.#timer)
    this.#timer = null
    this.#running ??= this.#run().finally(() => {
      this.#running = null
      this.#changed()
    })
    return this.#running
  }

  /** The page goes: one last try that outlives it. */
  leave() {
    if (this.unsaved && !this.#torn) this.#send(this.#form.read(), this.#version, { leaving: true })
  }

  /** Another tab's form, as the server has it: also when this page was away for a while. */
  meet({ version, values }) {
    const merged = merge(this.#base, this.#form.read(), values)
    this.#version = version
    this.#base = values
    this.#form.write(merged.values)
    this.#torn = merged.torn.length > 0 ? { fields: merged.torn, values } : null
    this.#changed()
  }

  /** What was torn is settled: by what this form says, or by what the other one said. */
  settle(theirs) {
    const torn = this.#torn
    this.#torn = null
    if (theirs) this.#form.write({ ...this.#form.read(), ...Object.fromEntries(torn.fields.map(name => [name, torn.values[name]])) })
    this.flush()
  }

  async #run() {
    for (;;) {
      const values = this.#form.read()
      if (this.#torn || this.#isRefused(values) || !differ(this.#base, values)) return
      const { version, elsewhere, refused, trouble = null } = await this.#send(values, this.#version, {})
      this.#trouble = trouble
      if (trouble) return this.#tryAgain()
      this.#failures = 0
      this.#stored = true
      if (elsewhere) this.meet(elsewhere)
      else if (refused) this.#refused = { values, sentence: refused }
      else {
        this.#version = version
        this.#base = values
        if (this.#timer !== null) return
      }
    }
  }

  // Until the form is another one than the one that was refused.
  #isRefused(values) {
    return this.#refused !== null && !differ(this.#refused.values, values)
  }

  #tryAgain() {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.flush(), WAITS[Math.min(this.#failures++, WAITS.length - 1)])
  }
}
