// The moment in the page's address, as seconds since the start: `#t=12.3`. While the replay stands, the address is kept to
// the moment that it shows, so that copying or reloading it comes back there.
import { seconds } from "../clock.js"

const CALM = 300
const DONE = 2_000

export class Address {
  #start
  #button
  #timer = null
  #known = location.hash

  /**
   * button copies the link (see copy.js), null where there is none to copy. seek(at) goes to the moment of an address that
   * somebody opened.
   */
  constructor({ start, button, seek }) {
    this.#start = start
    this.#button = button
    this.seek = () => {
      clearTimeout(this.#timer)
      this.#known = location.hash
      seek(this.moment)
    }
    button?.addEventListener("click", () => showFor(button, DONE))
    addEventListener("hashchange", this.seek)
    // A link to where the address is already changes nothing by itself, though the replay may have gone on since.
    document.addEventListener("click", ({ target }) => {
      if (target.closest("a[href^='#t=']")?.hash === location.hash) this.seek()
    })
  }

  get moment() {
    const told = Number(location.hash.match(/^#t=(-?[\d.]+)$/)?.[1] ?? 0)
    return this.#start + Math.max(0, Number.isFinite(told) ? told : 0) * 1000
  }

  show(time, playing) {
    const hash = `#t=${seconds(time - this.#start)}`
    if (this.#button) this.#button.dataset.copy = `${location.href.replace(/[?#].*/, "")}${hash}`
    clearTimeout(this.#timer)
    if (!playing) this.#timer = setTimeout(() => this.#keep(hash), CALM)
  }

  // Browsers refuse a page that replaces its address too often: hence only when it has come to rest. An address that
  // somebody has just opened is not taken from them.
  #keep(hash) {
    if (location.hash !== this.#known || location.hash === hash || (location.hash === "" && hash === "#t=0.0")) return
    history.replaceState(history.state, "", hash)
    this.#known = hash
  }
}

// Where there is room for its icon only, the button shows its words while they say that the link was copied. Elsewhere it
// stays as wide as it is, whatever it says.
function showFor(button, ms) {
  button.style.minInlineSize ||= `${button.getBoundingClientRect().width}px`
  button.dataset.done = ""
  clearTimeout(button.doneTimer)
  button.doneTimer = setTimeout(() => {
    delete button.dataset.done
    button.style.minInlineSize = ""
  }, ms)
}
