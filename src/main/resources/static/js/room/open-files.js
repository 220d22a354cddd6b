// Which files somebody has open as tabs, and which one is in front: everybody's own view of the room's files. What is
// remembered is what was closed, so that whatever is new shows up by itself.
export class OpenFiles {
  #all = []
  #closed
  #front
  #storage
  #key
  #kept = ""

  /** storage(), key: where it is remembered through a reload. */
  constructor(storage, key) {
    this.#storage = storage
    this.#key = key
    const { closed, front } = this.#remembered()
    this.#closed = new Set(closed)
    this.#front = front
  }

  /** Null before there are files. */
  get front() {
    return this.#all.length === 0 ? null : this.#front
  }

  /** These are the room's files now, in order. Where the one in front is gone, the next one takes its place. */
  see(ids) {
    if (ids.length === 0) return
    const before = this.open
    this.#all = ids
    this.#closed = new Set(ids.filter(id => this.#closed.has(id)))
    if (this.open.length === 0) this.#closed.delete(ids[0])
    if (!this.open.includes(this.#front)) this.#front = near(before, this.#front, this.open)
    this.#remember()
  }

  /** In the order of the room. */
  get open() {
    return this.#all.filter(id => !this.#closed.has(id))
  }

  get closed() {
    return this.#all.filter(id => this.#closed.has(id))
  }

  choose(id) {
    if (!this.#all.includes(id)) return
    this.#closed.delete(id)
    this.#front = id
    this.#remember()
  }

  /** The last tab stays. */
  close(id) {
    const before = this.open
    if (before.length === 1 || !before.includes(id)) return
    this.#closed.add(id)
    if (this.#front === id) this.#front = near(before, id, this.open)
    this.#remember()
  }

  #remembered() {
    try {
      const { closed, front } = JSON.parse(this.#storage().getItem(this.#key))
      return { closed: [...closed], front }
    } catch {
      return { closed: [], front: null } // nothing there, switched off, or not ours
    }
  }

  #remember() {
    const memory = JSON.stringify({ closed: [...this.#closed], front: this.#front })
    if (memory === this.#kept) return
    this.#kept = memory
    try {
      this.#storage().setItem(this.#key, memory)
    } catch {
      // Storage is switched off: it lasts as long as the page.
    }
  }
}

// The next one after a tab that is gone, or the one before it, or the first.
function near(before, gone, open) {
  const at = before.indexOf(gone)
  const next = before.slice(at + 1).find(id => open.includes(id))
  return (at >= 0 && next) || before.slice(0, Math.max(0, at)).findLast(id => open.includes(id)) || open[0] || null
}
