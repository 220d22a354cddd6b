// The compact form of a recording, as CompactForm.java writes it: one column for each kind of value. What follows from
// what came before is not in it and is counted along here. docs/recording-format.md describes it.
import { Column, crc32 } from "./column.js"
import { Changes } from "./compact-changes.js"

const STEP = 10
const AT_ONCE = Object.freeze([0])

/**
 * An edit of one change, as most are: no more than its place in the columns, as a quarter of a million objects with all that
 * is in an edit take longer to be moved about in memory than to be read. Typed when it was sent, it is its own step (see
 * recording.js).
 */
class Edit {
  #all
  #nth
  #who

  constructor(all, nth, who) {
    this.#all = all
    this.#nth = nth
    this.#who = who
  }

  get type() {
    return "edited"
  }

  get seq() {
    return this.#all.seqs[this.#nth]
  }

  get at() {
    return this.#all.ats[this.#nth]
  }

  get by() {
    return this.#who.by
  }

  get file() {
    return this.#who.file
  }

  get how() {
    return this.#who.how
  }

  get revision() {
    return this.#all.revisions[this.#nth]
  }

  get ms() {
    const ms = this.#all.ms[this.#nth]
    return ms === 0 ? AT_ONCE : [ms]
  }

  get changes() {
    return [this.#all.made.at(this.#all.changes[this.#nth])]
  }

  get isStep() {
    return this.#all.ms[this.#nth] === 0
  }

  get event() {
    return this
  }

  get change() {
    return 0
  }

  get last() {
    return true
  }
}

/** The edits of one change each. */
class Singles {
  #count = 0

  /** most: how many there can be. made: the changes. */
  constructor(most, made) {
    this.made = made
    this.seqs = new Uint32Array(most)
    this.ats = new Float64Array(most)
    this.revisions = new Uint32Array(most)
    this.ms = new Float64Array(most)
    this.changes = new Uint32Array(most)
  }

  /** Of the change that was read last. who: {by, file, how}. */
  add(seq, at, who, revision, ms) {
    const nth = this.#count++
    this.seqs[nth] = seq
    this.ats[nth] = at
    this.revisions[nth] = revision
    this.ms[nth] = ms
    this.changes[nth] = this.made.count - 1
    return new Edit(this, nth, who)
  }
}

/** {header, events} from the unpacked bytes. Throws where they are not all there, damaged, or of another version. */
export function readCompact(bytes) {
  const { head, columns } = split(bytes)
  const lines = columns.lines.rest().split("\n")
  const edits = new Edits(head, columns)
  const events = new Array(head.events)
  let at = head.from
  let line = 0
  for (let seq = 1; seq <= head.events; seq++) {
    at += STEP * columns.times.unsigned()
    const doing = columns.doing.unsigned()
    const event = doing > 0 ? edits.next(seq, at, doing - 1) : { seq, at, ...JSON.parse(lines[line++]) }
    if (doing === 0) edits.follow(event)
    events[seq - 1] = event
  }
  return { header: JSON.parse(columns.header.rest()), events }
}

/** Whether these are bytes of a compact form, of whatever version. */
export const isCompact = bytes => new TextDecoder().decode(bytes.subarray(0, 30)).startsWith('{"format":"greenroom-compact"')

function split(bytes) {
  const end = bytes.indexOf(10)
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(0, Math.max(0, end))))
  if (head.format !== "greenroom-compact" || head.version !== 1) throw new Error(`not a form that is read here: ${head.version}`)
  const body = bytes.subarray(end + 1)
  if (crc32(body) !== head.crc) throw new Error("damaged")
  const columns = {}
  let from = 0
  for (const [name, size] of Object.entries(head.columns)) {
    columns[name] = new Column(body.subarray(from, from + size))
    from += size
  }
  return { head, columns }
}

class Edits {
  #doings
  #columns
  #made
  #singles
  #files = new Map()

  constructor({ doings, events }, columns) {
    this.#doings = doings.map(([by, file, how]) => ({ by, file, how }))
    this.#columns = columns
    this.#made = new Changes(columns)
    this.#singles = new Singles(events, this.#made)
  }

  next(seq, at, doing) {
    const who = this.#doings[doing]
    const file = this.#file(who.file)
    const { revision } = file
    const count = this.#columns.batches.unsigned()
    file.revision += count
    if (count === 1) {
      const ms = STEP * this.#columns.ms.signed()
      this.#made.read(file)
      return this.#singles.add(seq, at, who, revision, ms)
    }
    const ms = this.#times(count)
    const first = this.#made.count
    for (let index = 0; index < count; index++) this.#made.read(file)
    return { seq, at, type: "edited", ...who, revision, changes: ms.map((_, index) => this.#made.at(first + index)), ms }
  }

  /** An event that is a line of its own may say what a file is like from then on. */
  follow({ type, file: id, revision, changes }) {
    if (type === "file-added") this.#files.delete(id)
    if (type !== "edited") return
    const parts = (changes.at(-1) ?? []).map(part => Array.isArray(part) ? part.slice(1).join("\n").length : part)
    this.#files.set(id, { revision: revision + changes.length, length: parts.reduce((sum, part) => sum + part, 0), cursor: 0 })
  }

  #file(id) {
    if (!this.#files.has(id)) this.#files.set(id, { length: 0, revision: 0, cursor: 0 })
    return this.#files.get(id)
  }

  // The last first, each as the difference to the one after it.
  #times(count) {
    const ms = new Array(count)
    let later = 0
    for (let index = count - 1; index >= 0; index--) {
      later += this.#columns.ms.signed()
      ms[index] = STEP * later
    }
    return ms
  }
}
