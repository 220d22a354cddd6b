// The part of the page that shows interviews. It becomes what the server says at another address, or later, without a
// page load: focus, scroll position and open questions stay where they are.
import { Idiomorph } from "../../vendor/idiomorph.js"
import { localise } from "../times.js"
import { holding } from "./holding.js"

const free = () => () => {}

export class List {
  #root
  #asked = null

  /** Called after the list has become another. */
  onShown = () => {}

  constructor(root) {
    this.#root = root
  }

  get root() {
    return this.#root
  }

  /** Shows what the server has at that address; true when it did. An answer that a later question overtook is dropped. */
  async show(address, hold = free) {
    this.#asked?.abort()
    const asked = (this.#asked = new AbortController())
    try {
      const answer = await fetch(address, { headers: { "X-Requested-With": "fetch" }, signal: asked.signal })
      if (answer.status === 401) location.reload()
      if (!answer.ok || answer.redirected) return false
      const page = new DOMParser().parseFromString(await answer.text(), "text/html")
      if (asked.signal.aborted) return false
      const settle = hold(this.#root)
      this.#become(page.querySelector("#results"))
      settle()
      return true
    } catch {
      return false
    } finally {
      if (this.#asked === asked) this.#asked = null
    }
  }

  /** Shows the same as it is now, and moves nothing that is being read; what somebody is asking for goes first. */
  async refresh() {
    if (!this.#asked) await this.show(location.href, holding)
  }

  #become(results) {
    localise(results)
    Idiomorph.morph(this.#root, results, {
      callbacks: {
        // An open question is not taken out of somebody's hands.
        beforeNodeMorphed: node => !(node instanceof HTMLDialogElement && node.open),
        beforeNodeRemoved: node => !node.querySelector?.("dialog[open]"),
      },
    })
    this.onShown()
  }
}
