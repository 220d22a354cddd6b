// The moment in the page's address, as seconds since the start: `#t=12.3`. While the replay stands, the address is kept to
// the moment that it shows, so that copying or reloading it comes back there.
import { seconds } from "./clock.js"

const CALM = 300

export class Address {
  #start
  #button
  #timer = null

  /** button copies the link (see copy.js). seek(at) goes to the moment of an address that somebody opened. */
  constructor({ start, button, seek }) {
    this.#start = start
    this.#button = button
    this.seek = () => seek(this.moment)
    addEventListener("hashchange", this.seek)
  }

  get moment() {
    const told = Number(location.hash.match(/^#t=(-?[\d.]+)$/)?.[1] ?? 0)
    return this.#start + Math.max(0, Number.isFinite(told) ? told : 0) * 1000
  }

  show(time, playing) {
    const hash = `#t=${seconds(time - this.#start)}`
    this.#button.dataset.copy = `${location.origin}${location.pathname}${hash}`
    clearTimeout(this.#timer)
    if (!playing) this.#timer = setTimeout(() => this.#keep(hash), CALM)
  }

  // Browsers refuse a page that replaces its address too often: hence only when it has come to rest.
  #keep(hash) {
    if (location.hash === hash || (location.hash === "" && hash === "#t=0.0")) return
    history.replaceState(history.state, "", `${location.pathname}${location.search}${hash}`)
  }
}
