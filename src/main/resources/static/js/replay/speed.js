// How fast the replay plays: the radio group, and the keys that go to the next of its choices.
export class Speed {
  #choices
  #playback

  constructor(choices, playback) {
    this.#choices = [...choices]
    this.#playback = playback
  }

  /** Plays, or plays faster. */
  faster() {
    if (this.#playback.playing) this.#choose(1)
    else this.#playback.play()
  }

  /** Plays slower; where it cannot, goes back. */
  slower() {
    if (!this.#playback.playing || !this.#choose(-1)) this.#playback.seek(this.#playback.time - 5_000)
  }

  #choose(by) {
    const next = this.#choices[this.#choices.findIndex(({ checked }) => checked) + by]
    if (next) next.checked = true
    return Boolean(next)
  }
}
