// The edits that an earlier page load left without a receipt, as its journal has them. They need no text to be made for
// what the room is by now: each event since moves them, by the rule of @codemirror/collab, and its own edits coming back
// take them out, in order. So a journal that is older than what was sent after it does no harm.
import { ChangeSet, rebaseUpdates } from "../../vendor/codemirror/codemirror.js"
import { nextBatch, whole } from "./batch.js"
import { isWork } from "./outbox.js"

const asItIs = update => update

export class Leftover {
  #client
  #files

  /** client: its name. files: by id, as `left` of each SharedFile. */
  constructor(client, files) {
    this.#client = client
    this.#files = new Map(Object.entries(files).map(([id, { revision, changes }]) => [id, {
      revision, updates: changes.map(({ change, how, time }) => ({ changes: ChangeSet.fromJSON(change), clientID: client, how, time })),
    }]))
  }

  /** An event after those that the page had applied. Returns what of a file that is gone can never be sent, or null. */
  take(event) {
    if (event.type === "edited") this.#move(event)
    if (event.type === "started") this.#fold()
    return event.type === "file-removed" ? this.#without(event.file) : null
  }

  /** The next edit to send, or null. */
  next() {
    const waits = [...this.#files].filter(([, { updates }]) => updates.length > 0)
    if (waits.length === 0) return null
    const [file, { revision, updates }] = waits.reduce((first, other) =>
      (other[1].updates[0].time < first[1].updates[0].time ? other : first))
    return { type: "edit", file, revision, ...nextBatch(updates, asItIs) }
  }

  /** The room has not taken that edit. Returns what can never be sent, or null if it can, made for what it is by now. */
  refused(code, { file, revision }) {
    const later = code === "base-unknown" && this.#files.get(file)?.revision > revision
    return later ? null : this.#without(file)
  }

  /** The room has become another: none of it fits any more. Returns what can never be sent, or null. */
  lost() {
    const lost = { count: this.unsaved, text: this.text }
    this.#files.clear()
    return lost.count > 0 ? lost : null
  }

  /** How many changes have no receipt. */
  get unsaved() {
    return [...this.#files.values()].reduce((sum, { updates }) => sum + updates.length, 0)
  }

  /** What they put in: all that can be told of them without the text around. */
  get text() {
    return [...this.#files.values()].map(insertedBy).filter(text => text !== "").join("\n\n")
  }

  #move({ file: id, client, changes }) {
    const file = this.#files.get(id)
    if (!file) return
    for (const json of changes) {
      const before = file.updates
      const after = rebaseUpdates(before, [{ changes: ChangeSet.fromJSON(json), clientID: client }])
      const received = before.length - after.length
      file.updates = after.map((update, i) => ({ ...before[received + i], changes: update.changes }))
    }
    file.revision += changes.length
  }

  // What was prepared is told as it is by now, not how it became that.
  #fold() {
    for (const file of this.#files.values()) {
      if (file.updates.length < 2) continue
      const folded = whole(file.updates, asItIs)
      file.updates = folded.changes.empty ? [] : [{ ...folded, clientID: this.#client }]
    }
  }

  #without(id) {
    const file = this.#files.get(id)
    this.#files.delete(id)
    return file?.updates.length > 0 ? { count: file.updates.length, text: insertedBy(file) } : null
  }
}

/** What of a journal's record its author can be told where it cannot be sent: {count, text}. */
export function told({ client, files, inFlight, waiting }) {
  const edits = new Leftover(client, files)
  const commands = [inFlight, ...waiting].filter(command => isWork(command) && command.type !== "edit")
  const said = commands.map(({ text }) => text)
  return { count: edits.unsaved + commands.length, text: [edits.text, ...said].filter(Boolean).join("\n\n") }
}

// Typed letter by letter it is one text; what was taken back is not in it.
function insertedBy({ updates }) {
  if (updates.length === 0) return ""
  const pieces = []
  whole(updates, asItIs).changes.iterChanges((from, to, start, end, inserted) => pieces.push(inserted.toString()))
  return pieces.filter(piece => piece.trim() !== "").join("\n")
}
