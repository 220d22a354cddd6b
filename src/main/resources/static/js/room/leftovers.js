// What this person's earlier page loads have left in the browser without a receipt: each is sent as soon as its page is
// gone, and what became of it is told.
import { Courier } from "./courier.js"
import { takeUp } from "./journal.js"
import { openLine } from "./line.js"
import { plural } from "./status.js"

export class Leftovers {
  #couriers = new Set()
  #arrived = 0
  #banner
  #words

  /** path: the room's socket. losses: where it is told what was lost. changed(): what is unsaved may be another number. */
  constructor({ participant, path, banner, words, losses, changed }) {
    this.#banner = banner
    this.#words = words
    banner.querySelector("[data-close]").addEventListener("click", () => { banner.hidden = true })
    takeUp(participant, async record => {
      const courier = new Courier((handlers, options) => openLine(path, handlers, options), record, {
        changed,
        arrived: count => this.#tell(count),
        lost: (key, count, text) => losses.tell(key, count, text || null),
      })
      this.#couriers.add(courier)
      const isDone = await courier.done
      this.#couriers.delete(courier)
      changed()
      return isDone
    })
  }

  /** How many changes and messages have no receipt. */
  get unsaved() {
    return [...this.#couriers].reduce((sum, courier) => sum + courier.unsaved, 0)
  }

  #tell(count) {
    this.#arrived += count
    this.#banner.querySelector("p").textContent = plural(this.#words, "back", this.#arrived)
    this.#banner.hidden = false
  }
}
