// A room's server and the lines to it, in memory: the rules of docs/room-protocol.md in their shortest form, on a network
// that cuts lines at any moment and loses what was on its way.
import { ChangeSet, Text, rebaseUpdates } from "../../main/resources/static/vendor/codemirror/codemirror.js"
import { apply, empty } from "../../main/resources/static/js/room/state.js"

export class RoomServer {
  lines = new Set()
  log = []
  state = empty
  documents = new Map()
  applied = new Map()
  #files = 0

  constructor() {
    this.append({ type: "file-added", file: this.#newFile(), name: "main.py", language: "python" })
  }

  /** What a file holds. */
  text(file = "f1") {
    return this.documents.get(file).text.toString()
  }

  append(event) {
    const recorded = { seq: this.log.length + 1, at: 1000 + this.log.length, ...event }
    this.log.push(recorded)
    this.state = apply(this.state, recorded)
    for (const line of this.lines) line.deliver({ type: "events", events: [recorded] })
    return recorded.seq
  }

  receive(line, message) {
    if (message.type === "hello") return this.greet(line, message.since)
    if (message.type === "select") return
    const { client, n } = message
    const seq = this.applied.get(`${client} ${n}`)
    if (seq) return line.deliver({ type: "receipt", client, n, seq })
    const code = this.#refusal(message)
    if (code) return line.deliver({ type: "refused", client, n, code, reason: "" })
    this.applied.set(`${client} ${n}`, this.append({ ...this.#event(message), by: client, client, n }))
  }

  #refusal({ type, file, name, prepared }) {
    const files = Object.entries(this.state.files)
    if (prepared && this.state.startedAt !== null) return "started"
    if (file && !this.state.files[file]) return "no-file"
    if (name && files.some(([id, other]) => id !== file && other.name === name)) return "name-taken"
    if (type === "add-file" && files.length === 20) return "too-many-files"
    if (type === "remove-file" && files.length === 1) return "last-file"
    return null
  }

  #event({ type, file, name, prepared, ...rest }) {
    switch (type) {
      case "edit": return this.#rebased({ file, ...rest })
      case "add-file": return { type: "file-added", file: this.#newFile(), name, language: "plain" }
      case "rename-file": return { type: "file-renamed", file, name, language: this.state.files[file].language }
      case "remove-file": return { type: "file-removed", file }
      default: return { type: "said", ...rest }
    }
  }

  greet(line, since) {
    const head = this.log.length
    line.deliver({ type: "welcome", you: "ada", role: "candidate", stage: "active", head, now: 0, startedAt: 0, people: [] })
    if (since === 0 || since > head) line.deliver({ type: "snapshot", seq: head, state: this.state })
    else {
      for (let from = since; from < head; from += 3) {
        line.deliver({ type: "events", events: this.log.slice(from, Math.min(from + 3, head)) })
      }
    }
    this.lines.add(line)
  }

  #newFile() {
    const id = `f${++this.#files}`
    this.documents.set(id, { text: Text.empty, history: [] })
    return id
  }

  #rebased({ client, file, revision, changes, ms, how }) {
    const document = this.documents.get(file)
    const own = changes.map(json => ({ changes: ChangeSet.fromJSON(json), clientID: client }))
    const updates = document.history.slice(revision).reduce((batch, other) => rebaseUpdates(batch, [other]), own)
    const base = document.history.length
    for (const update of updates) {
      document.text = update.changes.apply(document.text)
      document.history.push(update)
    }
    return { type: "edited", file, revision: base, changes: updates.map(({ changes }) => changes.toJSON()), ms, how }
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
