// A room's server and the lines to it, in memory: the rules of docs/room-protocol.md in their shortest form, on a network
// that cuts lines at any moment and loses what was on its way.
import { ChangeSet, Text, rebaseUpdates } from "../../main/resources/static/vendor/codemirror/codemirror.js"

export class RoomServer {
  lines = new Set()
  log = []
  text = Text.empty
  history = []
  applied = new Map()

  constructor() {
    this.append({ type: "file-added", file: "f1", name: "main", language: "python" })
  }

  append(event) {
    const recorded = { seq: this.log.length + 1, at: 1000 + this.log.length, ...event }
    this.log.push(recorded)
    for (const line of this.lines) line.deliver({ type: "events", events: [recorded] })
    return recorded.seq
  }

  receive(line, message) {
    if (message.type === "hello") return this.greet(line, message.since)
    if (message.type === "select") return
    const key = `${message.client} ${message.n}`
    const seq = this.applied.get(key)
    if (seq) return line.deliver({ type: "receipt", client: message.client, n: message.n, seq })
    const event = message.type === "edit" ? this.rebased(message) : { ...message, type: "said" }
    this.applied.set(key, this.append({ ...event, by: message.client }))
  }

  greet(line, since) {
    const head = this.log.length
    line.deliver({ type: "welcome", you: "ada", role: "candidate", stage: "active", head, now: 0, startedAt: 0, people: [] })
    if (since === 0 || since > head) {
      const file = { name: "main", language: "python", revision: this.history.length, text: this.text.toString() }
      line.deliver({ type: "snapshot", seq: head, state: { seq: head, at: 0, files: { f1: file }, people: {}, chat: [] } })
    } else {
      for (let from = since; from < head; from += 3) {
        line.deliver({ type: "events", events: this.log.slice(from, Math.min(from + 3, head)) })
      }
    }
    this.lines.add(line)
  }

  rebased({ client, n, file, revision, changes, ms, how }) {
    const own = changes.map(json => ({ changes: ChangeSet.fromJSON(json), clientID: client }))
    const updates = this.history.slice(revision).reduce((batch, other) => rebaseUpdates(batch, [other]), own)
    const base = this.history.length
    for (const update of updates) {
      this.text = update.changes.apply(this.text)
      this.history.push(update)
    }
    return { type: "edited", file, revision: base, client, n, changes: updates.map(({ changes }) => changes.toJSON()), ms, how }
  }
}

/** What the browser's WebSocket is to the room. Messages wait until the test lets one through, in order each way. */
export class Line {
  readyState = 0
  #server
  #up = []
  #down = []

  constructor(server) {
    this.#server = server
  }

  send(text) {
    this.#up.push(JSON.parse(text))
  }

  deliver(message) {
    this.#down.push(JSON.stringify(message))
  }

  close() {
    this.cut()
  }

  get isCut() {
    return this.readyState === 3
  }

  get isBusy() {
    return this.readyState === 0 || this.#up.length + this.#down.length > 0
  }

  /** Lets one message through; up says which way. */
  step(up) {
    if (this.isCut) return
    if (this.readyState === 0) {
      this.readyState = 1
      this.onopen()
    } else if (up && this.#up.length) this.#server.receive(this, this.#up.shift())
    else if (this.#down.length) this.onmessage({ data: this.#down.shift() })
    else if (this.#up.length) this.#server.receive(this, this.#up.shift())
  }

  /** The line breaks. Of what was on its way up, some still arrives; nothing comes down any more. */
  cut(arriving = 0, code = 1006) {
    if (this.isCut) return
    this.#server.lines.delete(this)
    this.readyState = 3
    for (const message of this.#up.splice(0, arriving)) this.#server.receive(this, message)
    this.onclose?.({ code })
  }
}
