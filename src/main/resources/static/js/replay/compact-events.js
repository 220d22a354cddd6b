// The events of a compact form. An edit is no more than its numbers in a few columns until it is asked for, and where in its
// file it was is found out only then: it follows from all edits before it, and a page is there before it needs any.
import { signed } from "./column.js"
import { Changes } from "./compact-changes.js"
import { Files } from "./compact-files.js"
import { Events } from "./events.js"

const STEP = 10

export class CompactEvents extends Events {
  #changes
  /** The number of each edit's first change. */
  #firsts
  #revisions
  /** Those that are no more than what they are. */
  #kept = new Map()
  /** How many milliseconds before it was recorded each change of an edit was made, where there are several. */
  #ages = new Map()
  #files
  /** So many of the events are followed in what they made of the files. */
  #followed = 0

  /** head, columns: see compact.js. */
  constructor(head, columns) {
    const doing = columns.doing.numbers.subarray(0, head.events)
    super(head.events, new Uint32Array(doing), head.doings.map(([by, file, how]) => ({ by, file, how })))
    this.#changes = new Changes(columns)
    this.#files = new Files()
    this.#firsts = new Uint32Array(head.events)
    this.#revisions = new Uint32Array(head.events)
    this.#read(head, columns, doing)
  }

  at(index) {
    const kept = this.#kept.get(index)
    if (kept) return kept
    const nths = Array.from({ length: this.counts[index] }, (_, nth) => nth)
    return {
      seq: index + 1, at: this.time(index), type: "edited", ...this.edit(index), revision: this.revision(index),
      changes: nths.map(nth => this.change(index, nth)), ms: nths.map(nth => this.age(index, nth)),
    }
  }

  age(index, nth) {
    const all = this.#kept.get(index)?.ms ?? this.#ages.get(index)
    return all ? all[nth] : this.ages[index]
  }

  change(index, nth) {
    const kept = this.#kept.get(index)
    if (kept) return kept.changes[nth]
    this.#follow(index)
    return this.#changes.at(this.#firsts[index] + nth)
  }

  revision(index) {
    this.#follow(index)
    return this.#revisions[index]
  }

  *others() {
    for (const event of this.#kept.values()) if (event.type !== "edited") yield event
  }

  #read({ from, doings: ways }, columns, doing) {
    const { times, ages } = this
    const steps = columns.times.numbers
    const batches = columns.batches.numbers
    const ms = columns.ms.numbers
    if (steps.length < times.length || doing.length < times.length) throw new RangeError("a column has ended")
    const lines = columns.lines.text.split("\n")
    let time = 0
    let line = 0
    let batch = 0
    let age = 0
    for (let index = 0; index < times.length; index++) {
      const way = doing[index]
      time += steps[index]
      times[index] = from + STEP * time
      if (way === 0) {
        const event = { seq: index + 1, at: times[index], ...JSON.parse(lines[line++]) }
        this.#kept.set(index, event)
        this.fill(index, event)
      } else if (way > ways.length) throw new RangeError("an edit of nobody")
      else if (batches[batch++] === 1) {
        // Most are recorded as they are made: memory that is not written to costs nothing.
        if (ms[age++] !== 0) ages[index] = STEP * signed(ms[age - 1])
      } else {
        const count = batches[batch - 1]
        const all = agesOf(ms.subarray(age, age += count))
        if (all.length !== count) throw new RangeError("a column has ended")
        this.#ages.set(index, all)
        this.countAs(index, count)
        ages[index] = all[0] ?? 0
      }
    }
    if (batch > batches.length || age > ms.length) throw new RangeError("a column has ended")
  }

  // What an edit has changed is told from where the one before it was, in a file that is so long after all before it.
  #follow(index) {
    for (; this.#followed <= index; this.#followed++) {
      const next = this.#followed
      const event = this.#kept.get(next)
      if (event) {
        this.#revisions[next] = event.revision ?? 0
        this.#files.follow(event)
      } else {
        const file = this.#files.of(this.edit(next).file)
        this.#revisions[next] = file.revision
        this.#firsts[next] = this.#changes.read(file, this.counts[next])
        file.revision += this.counts[next]
      }
    }
  }
}

// The last first, each as the difference to the one after it.
function agesOf(differences) {
  const ages = new Array(differences.length)
  let later = 0
  for (let nth = ages.length - 1; nth >= 0; nth--) {
    later += signed(differences[ages.length - 1 - nth])
    ages[nth] = STEP * later
  }
  return ages
}
