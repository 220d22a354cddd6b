// Where the replay is in time, and its playing. Whoever moves it by hand asks for a moment; however many ask between two
// frames of the screen, only the last is shown.
import { advance } from "../clock.js"

export class Playback {
  #page
  #frame = null
  #played = null
  #hasLept = false
  playing = false

  /**
   * page: {start, end, next(time), speed(), skipsIdle(), show({lept}), changed()}. show is called for each moment that is
   * to be seen; lept: it was asked for, or playing has just stopped. changed: it plays now, or no more.
   */
  constructor(page) {
    this.#page = page
    this.time = page.start
  }

  seek(to) {
    if (Number.isNaN(to)) return
    const { start, end } = this.#page
    this.time = Math.min(end, Math.max(start, to))
    this.#hasLept = true
    this.#soon()
  }

  toggle() {
    if (this.playing) this.pause()
    else this.play()
  }

  play() {
    if (this.time >= this.#page.end) this.time = this.#page.start
    this.playing = true
    this.#played = performance.now()
    this.#page.changed()
    this.#soon()
  }

  pause() {
    if (!this.playing) return
    this.playing = false
    this.#page.changed()
    this.#hasLept = true
    this.#soon()
  }

  #soon() {
    this.#frame ??= requestAnimationFrame(now => this.#show(now))
  }

  #show(now) {
    this.#frame = null
    if (this.playing) this.#advance(now)
    const lept = this.#hasLept
    this.#hasLept = false
    this.#page.show({ lept })
    if (this.playing) this.#soon()
  }

  #advance(now) {
    const { end, next, speed, skipsIdle } = this.#page
    const elapsed = Math.max(0, now - this.#played)
    this.#played = now
    this.time = advance(this.time, elapsed, { speed: speed(), skipIdle: skipsIdle(), end, next })
    if (this.time < end) return
    this.playing = false
    this.#hasLept = true
    this.#page.changed()
  }
}
