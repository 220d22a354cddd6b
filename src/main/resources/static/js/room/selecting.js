// Tells the others where our cursor is: not at every step, and only while nothing of ours is on its way in that file,
// because its places are those of the file as the room has it.
const EVERY = 120

export class Selecting {
  #socket
  #front
  #timer = null
  #owed = false

  /** front(): the file in front as {id, file}, or null. */
  constructor(socket, front) {
    this.#socket = socket
    this.#front = front
  }

  /** It has moved. */
  moved() {
    this.#timer ??= setTimeout(() => this.#tell(), EVERY)
  }

  /** Something has its receipt, or the line is back: what could not be told may be told now. */
  settled() {
    if (this.#owed) this.#tell()
  }

  #tell() {
    clearTimeout(this.#timer)
    this.#timer = null
    const front = this.#front()
    if (!front) return
    const { id, file } = front
    this.#owed = file.unsaved > 0 || !this.#socket.isReady
    if (!this.#owed) this.#socket.tell({ type: "select", file: id, revision: file.revision, ranges: file.ranges })
  }
}
