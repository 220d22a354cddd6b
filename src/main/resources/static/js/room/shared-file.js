// A file that several people write in: what is typed is queued by @codemirror/collab until its event comes back, with the
// time of every change. Positions come in two kinds: those of the file as the room has it at a revision, and those of
// the document here, which is that file with what we have typed and not got back yet.
import {
  Annotation, ChangeSet, EditorState, collab, getSyncedVersion, receiveUpdates, sendableUpdates,
} from "../../vendor/codemirror/codemirror.js"
import { howOf, nextBatch, whole } from "./batch.js"
import { endOf } from "./changes.js"
import { cursorIn, cursors, naming, placing, removing } from "./cursors.js"
import { now } from "./now.js"
import { Sheet } from "./sheet.js"

/** How many of the room's changes are kept, to find a cursor's place that was sent before we heard of them. */
const REMEMBERED = 500

const typedAt = Annotation.define()
const foldedFrom = Annotation.define()
const told = ({ origin }) =>
  origin.annotation(foldedFrom) ?? { how: howOf(origin), time: origin.annotation(typedAt) }
const timed = EditorState.transactionExtender.of(() => ({ annotations: typedAt.of(now()) }))

export class SharedFile extends Sheet {
  #id
  #client
  #heard = []

  /** client: who we are among those who write. extensions: what its view needs besides. */
  constructor({ id, text, revision, client, extensions = [] }) {
    super(text, [extensions, cursors(), timed, collab({ startVersion: revision, clientID: client })])
    this.#id = id
    this.#client = client
  }

  /** An edited event. One change at a time, because several at once would be composed, and end in another text. */
  receive(event) {
    const transactions = []
    let state = this.state
    const add = transaction => {
      transactions.push(transaction)
      state = transaction.state
    }
    for (const json of event.changes) {
      const changes = ChangeSet.fromJSON(json)
      this.#heard.push(changes)
      add(receiveUpdates(state, [{ changes, clientID: event.client }]))
      if (event.client === this.#client) continue
      const at = here(state, endOf(json))
      add(state.update({ effects: placing(event.by, [[at, at]]) }))
    }
    if (this.#heard.length > 2 * REMEMBERED) this.#heard = this.#heard.slice(-REMEMBERED)
    this.update(transactions)
  }

  /**
   * All changes that have no receipt become one, which says what they have made of the file and not how. Text, selection and
   * undoing stay as they are. None of them may be on its way.
   */
  fold() {
    const updates = sendableUpdates(this.state)
    if (updates.length < 2) return
    const { changes, ...about } = whole(updates, told)
    const { state } = EditorState.create({
      doc: " ".repeat(changes.length), extensions: collab({ startVersion: this.revision, clientID: this.#client }),
    }).update({ changes, annotations: foldedFrom.of(about) })
    // The state of @codemirror/collab can only be changed by its own transactions. So a scratch state is given the one
    // folded change, and receiveUpdates runs on a stand-in that reads the scratch state's field but builds the transaction
    // on ours.
    const taking = {
      field: field => state.field(field), facet: facet => state.facet(facet), update: spec => this.state.update(spec),
    }
    this.update([receiveUpdates(taking, [])])
  }

  /** Somebody's live cursor: ranges in the file as it was at a revision. */
  place(who, revision, ranges) {
    const missed = this.revision - revision
    if (missed < 0 || missed > this.#heard.length) return
    const since = missed === 0 ? [] : this.#heard.slice(-missed)
    const now = at => here(this.state, since.reduce((place, changes) => changes.mapPos(place, -1), at))
    this.dispatch({ effects: placing(who, ranges.map(range => range.map(now))) })
  }

  /** Where somebody's cursor is in the document here, and in what line, or null. */
  placeOf(who) {
    const at = cursorIn(this.state, who)
    return at === null ? null : { at, line: this.state.doc.lineAt(at).number }
  }

  /** Somebody is not in this file any more. */
  forget(who) {
    this.dispatch({ effects: removing(who) })
  }

  name(people) {
    this.dispatch({ effects: naming(people) })
  }

  /** The next edit to send, or null. until: of changes made by then. */
  batch(until) {
    const batch = nextBatch(sendableUpdates(this.state), told, until)
    return batch && { type: "edit", file: this.#id, revision: this.revision, ...batch }
  }

  /** All changes that have no receipt, as JSON: {revision, changes}. */
  get left() {
    const changes = sendableUpdates(this.state).map(update => ({ ...told(update), change: update.changes.toJSON() }))
    return { revision: this.revision, changes }
  }

  get revision() {
    return getSyncedVersion(this.state)
  }

  /** How many changes have no receipt. */
  get unsaved() {
    return sendableUpdates(this.state).length
  }

  /** When the first of them was made; Infinity if there is none. */
  get waitsSince() {
    const [first] = sendableUpdates(this.state)
    return first ? told(first).time : Infinity
  }

  get ranges() {
    return this.state.selection.ranges.slice(0, 20).map(range => [range.anchor, range.head])
  }
}

// Text that we typed right at a place and that is not in the file yet comes after it.
function here(state, at) {
  return sendableUpdates(state).reduce((place, { changes }) => changes.mapPos(place, -1), at)
}
