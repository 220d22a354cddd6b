// The events of a compact form. An edit of one change, as most are, is no more than its numbers in a few columns until it is
// asked for: a quarter of a million objects take longer to be made, and to be moved about in memory, than to be read.
import { Changes } from "./compact-changes.js"
import { Events } from "./events.js"

const STEP = 10

export class CompactEvents extends Events {
  #doings
  #made
  #times
  /** Which of the doings an edit of one change is, counted from 1; 0: an event that is kept as it is. */
  #which
  #revisions
  #ages
  #changes
  #kept = new Map()

  /** head, columns: see compact.js. */
  constructor(head, columns) {
    super([])
    const { events: count } = head
    this.#doings = head.doings.map(([by, file, how]) => ({ by, file, how }))
    this.#made = new Changes(columns)
    this.#times = new Float64Array(count)
    this.#which = new Uint32Array(count)
    this.#revisions = new Uint32Array(count)
    this.#ages = new Float64Array(count)
    this.#changes = new Uint32Array(count)
    this.#read(head, columns)
  }

  get length() {
    return this.#times.length
  }

  at(index) {
    if (this.#which[index] === 0) return this.#kept.get(index)
    return this.#edited(index, this.edit(index), this.revision(index), [this.change(index, 0)], [this.age(index, 0)])
  }

  time(index) {
    return this.#times[index]
  }

  edit(index) {
    if (this.#which[index] > 0) return this.#doings[this.#which[index] - 1]
    const event = this.#kept.get(index)
    return event.type === "edited" ? event : null
  }

  count(index) {
    return this.#which[index] > 0 ? 1 : super.count(index)
  }

  age(index, nth) {
    return this.#which[index] > 0 ? this.#ages[index] : super.age(index, nth)
  }

  change(index, nth) {
    return this.#which[index] > 0 ? this.#made.at(this.#changes[index]) : this.at(index).changes[nth]
  }

  revision(index) {
    return this.#revisions[index]
  }

  *others() {
    for (const event of this.#kept.values()) if (event.type !== "edited") yield event
  }

  #read({ events: count, from, doings }, columns) {
    const lines = columns.lines.text.split("\n")
    const [times, doing] = [columns.times.numbers, columns.doing.numbers]
    if (times.length < count || doing.length < count) throw new RangeError("a column has ended")
    const files = new Files()
    let at = from
    let line = 0
    for (let index = 0; index < count; index++) {
      at += STEP * times[index]
      this.#times[index] = at
      if (doing[index] > doings.length) throw new RangeError("an edit of nobody")
      if (doing[index] > 0) this.#readEdit(index, doing[index], files, columns)
      else {
        const event = { seq: index + 1, at, ...JSON.parse(lines[line++]) }
        this.#keep(index, event)
        files.follow(event)
      }
    }
  }

  #readEdit(index, doing, files, { batches, ms }) {
    const file = files.of(this.#doings[doing - 1].file)
    const count = batches.unsigned()
    const revision = file.revision
    file.revision = revision + count
    if (count === 1) {
      this.#which[index] = doing
      this.#revisions[index] = revision
      this.#ages[index] = STEP * ms.signed()
      this.#changes[index] = this.#made.read(file)
      return
    }
    const ages = agesOf(count, ms)
    const changes = ages.map(() => this.#made.at(this.#made.read(file)))
    this.#keep(index, this.#edited(index, this.#doings[doing - 1], revision, changes, ages))
  }

  #keep(index, event) {
    this.#revisions[index] = event.revision ?? 0
    this.#kept.set(index, event)
  }

  #edited(index, { by, file, how }, revision, changes, ms) {
    return { seq: index + 1, at: this.time(index), type: "edited", by, file, how, revision, changes, ms }
  }
}

// The last first, each as the difference to the one after it.
function agesOf(count, ms) {
  const ages = new Array(count)
  let later = 0
  for (let nth = count - 1; nth >= 0; nth--) {
    later += ms.signed()
    ages[nth] = STEP * later
  }
  return ages
}

/** What is counted along: how long each file is, its revision, and where it was changed last. */
class Files {
  #all = new Map()
  #id = null
  #file = null

  // Most often it is the one that it was before.
  of(id) {
    if (id !== this.#id) {
      if (!this.#all.has(id)) this.#all.set(id, { length: 0, revision: 0, cursor: 0 })
      this.#id = id
      this.#file = this.#all.get(id)
    }
    return this.#file
  }

  /** An event that is a line of its own may say what a file is like from then on. */
  follow({ type, file: id, revision, changes }) {
    if (type !== "file-added" && type !== "edited") return
    this.#id = null
    this.#all.delete(id)
    if (type === "file-added") return
    const parts = (changes.at(-1) ?? []).map(part => Array.isArray(part) ? part.slice(1).join("\n").length : part)
    this.#all.set(id, { length: parts.reduce((sum, part) => sum + part, 0), revision: revision + changes.length, cursor: 0 })
  }
}
