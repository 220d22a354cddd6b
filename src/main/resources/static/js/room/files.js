// All files of the room as this page has them, in the order they were added, and the standard input of its programs, which
// is a file without a name. Whichever of them is in front, events reach each, and each has its turn to send.
import { SharedFile } from "./shared-file.js"
import { INPUT } from "./state.js"

export class Files {
  #files = new Map()
  #people = new Map()
  #places = new Map()
  #client
  #extensions
  #forInput
  #locked = false

  /** client: this page load's name. extensions: what each file's state has besides; forInput: what that of the input has. */
  constructor(client, extensions = [], forInput = []) {
    this.#client = client
    this.#extensions = extensions
    this.#forInput = forInput
  }

  /** Starts over from a state's files and input; what is unsaved has to be dealt with before. */
  reset(files, input = { text: "", revision: 0 }) {
    this.#files.clear()
    this.#places.clear()
    for (const [id, { text, revision }] of Object.entries({ ...files, [INPUT]: input })) this.add(id, text, revision)
  }

  add(id, text = "", revision = 0) {
    const extensions = id === INPUT ? this.#forInput : this.#extensions
    const file = new SharedFile({ id, text, revision, client: this.#client, extensions })
    file.name(this.#people)
    if (this.#locked) file.lock()
    this.#files.set(id, file)
  }

  remove(id) {
    this.#files.delete(id)
  }

  get(id) {
    return this.#files.get(id)
  }

  /** The next edit to send, of the file whose first change has waited longest, or null. until: of changes made by then. */
  next(until = Infinity) {
    const waits = [...this.#files.values()].filter(file => file.unsaved > 0 && file.waitsSince <= until)
    if (waits.length === 0) return null
    return waits.reduce((first, other) => (other.waitsSince < first.waitsSince ? other : first)).batch(until)
  }

  /** Somebody's live cursor: it is in one file at a time. */
  place({ who, file, revision, ranges }) {
    this.#moveTo(who, file)
    this.get(file)?.place(who, revision, ranges)
  }

  /** An edited event: its author is there. */
  receive(event) {
    this.#moveTo(event.by, event.file)
    this.get(event.file)?.receive(event)
  }

  /** Somebody is in no file any more. */
  forget(who) {
    this.#moveTo(who, null)
  }

  /** The ids of those whose cursor is in a file. */
  peopleIn(id) {
    return [...this.#places.keys()].filter(who => this.#places.get(who) === id)
  }

  /** Where somebody's cursor is: {file, at, line}, or null. */
  placeOf(who) {
    const id = this.#places.get(who)
    const place = this.get(id)?.placeOf(who)
    return place ? { file: id, ...place } : null
  }

  name(people) {
    this.#people = new Map(people)
    for (const file of this.#files.values()) file.name(people)
  }

  /** How many changes have no receipt. */
  get unsaved() {
    return [...this.#files.values()].reduce((sum, file) => sum + file.unsaved, 0)
  }

  /** What has no receipt becomes one change in each file. */
  fold() {
    for (const file of this.#files.values()) file.fold()
  }

  /** What those who lose changes may want to copy: the texts with changes that have no receipt; null if there are none. */
  unsavedText(names) {
    const unsaved = [...this.#files].filter(([, file]) => file.unsaved > 0)
    if (unsaved.length === 0) return null
    if (unsaved.length === 1) return unsaved[0][1].text
    return unsaved.map(([id, file]) => `${names[id]?.name ?? id}\n\n${file.text}\n`).join("\n")
  }

  /** All changes that have no receipt, by the files' ids. */
  get left() {
    return Object.fromEntries([...this.#files].filter(([, file]) => file.unsaved > 0).map(([id, file]) => [id, file.left]))
  }

  /** Nothing can be typed while it is on. */
  lock(on = true) {
    this.#locked = on
    for (const file of this.#files.values()) file.lock(on)
  }

  #moveTo(who, id) {
    const before = this.#places.get(who)
    if (before !== id) this.get(before)?.forget(who)
    this.#places.set(who, id)
  }
}
