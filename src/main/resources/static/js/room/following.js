// Keeps what scrolls at its end as long as its reader is there. Who has scrolled up to read is left where they are. However
// much comes at once, the page is measured once a frame.
const NEARLY = 24

export class Following {
  #scroll
  #arrived
  #follows = true
  #visible = false
  #frame = 0

  /** arrived(): the reader is at the end and sees it. */
  constructor(scroll, arrived) {
    this.#scroll = scroll
    this.#arrived = arrived
    scroll.addEventListener("scroll", () => this.#look(), { passive: true })
    // Also when its panel is opened, or the field below it grows.
    new ResizeObserver(([entry]) => {
      this.#visible = entry.contentRect.height > 0
      this.grown()
    }).observe(scroll)
  }

  /** Whether the reader has the end before their eyes. */
  get atEnd() {
    return this.#follows && this.#visible
  }

  /** There is more, or less room for it. */
  grown() {
    if (!this.atEnd || this.#frame) return
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0
      if (this.atEnd) this.toEnd()
    })
  }

  toEnd() {
    this.#follows = true
    this.#scroll.scrollTop = this.#scroll.scrollHeight
    if (this.#visible) this.#arrived()
  }

  /** Has what is read stay where it is while draw() puts something above it. */
  above(draw) {
    const fromEnd = this.#scroll.scrollHeight - this.#scroll.scrollTop
    draw()
    this.#scroll.scrollTop = this.#scroll.scrollHeight - fromEnd
  }

  #look() {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroll
    // One that is not shown has no height, and one that grows has a frame of its own coming.
    if (clientHeight === 0 || this.#frame) return
    this.#follows = scrollHeight - scrollTop - clientHeight < NEARLY
    if (this.#follows) this.#arrived()
  }
}
