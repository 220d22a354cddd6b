// What is counted along while the edits of a compact form are read: how long each file is, its revision, and where it was
// changed last.
export class Files {
  #all = new Map()
  #id = null
  #file = null

  /** The file {length, revision, cursor} of an edit. Most often it is the one that it was before. */
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
