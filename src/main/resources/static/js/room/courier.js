// Brings to the room what an earlier page load has left in its journal, over a line of its own and under that page's name,
// so that what had arrived already counts once. It begins where that page ended: the events since tell what is recorded,
// and what the rest has become. To everybody else, this page too, it is another tab of the same person.
import { Leftover } from "./leftover.js"
import { isWork } from "./outbox.js"

/** Finished: nothing comes into the recording any more. After the other ends the person may be let in again. */
const FINISHED = 4002

export class Courier {
  #socket
  #leftover
  #handlers
  #carried = null
  #resolve
  done = new Promise(resolve => { this.#resolve = resolve })

  /**
   * open(handlers, options): a RoomSocket. record: of the journal. handlers: changed() when the number of unsaved may be
   * another, arrived(count), lost(key, count, text): what cannot be sent any more. `done` says in the end whether
   * the record is of no use any more.
   */
  constructor(open, { client, since, files, ...left }, handlers) {
    this.#handlers = handlers
    this.#leftover = new Leftover(client, files)
    const nothing = () => {}
    this.#socket = open({
      welcome: nothing, message: nothing, failed: nothing,
      snapshot: () => this.#lost("stale", this.#leftover.lost()),
      events: events => events.forEach(event => this.#lost("removed", this.#leftover.take(event))),
      refused: (refusal, command) => this.#refused(refusal, command),
      next: () => this.#leftover.next(),
      changed: () => this.#changed(),
      ended: code => this.#ended(code),
    }, { since, client, left })
  }

  /** How many changes and messages have no receipt. */
  get unsaved() {
    return this.#leftover.unsaved + (this.#socket?.unsaved ?? 0)
  }

  #changed() {
    if (this.#socket?.isReady) {
      this.#carried ??= this.unsaved
      if (this.unsaved === 0) this.#arrived()
    }
    this.#handlers.changed()
  }

  #arrived() {
    this.#socket.end()
    if (this.#carried > 0) this.#handlers.arrived(this.#carried)
    this.#resolve(true)
  }

  #refused({ code }, command) {
    if (!isWork(command)) return
    if (command.type !== "edit") this.#lost("stale", { count: 1, text: command.text ?? "" })
    else if (code !== "finished" && code !== "started") this.#lost("stale", this.#leftover.refused(code, command))
  }

  #ended(code) {
    if (code === FINISHED) {
      const count = this.unsaved
      if (count > 0) this.#handlers.lost("late", count, this.#leftover.text)
    }
    this.#resolve(code === FINISHED)
    this.#handlers.changed()
  }

  #lost(key, what) {
    if (!what) return
    if (this.#carried !== null) this.#carried -= what.count
    this.#handlers.lost(key, what.count, what.text)
  }
}
