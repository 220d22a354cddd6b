// Two channels as one text of lines, in the order they came: a line that is over never changes again; the one that is
// written at still may, as programs that show their progress go back in it.
import { Ansi } from "./ansi.js"

export class Screen {
  #channels = { out: new Ansi(), err: new Ansi() }
  #again = false
  line = []

  /** Returns the lines that are over now; each is a list of {channel, text, style}. */
  write(channel, piece) {
    const over = []
    for (const part of this.#channels[channel].read(piece)) {
      if (part.move === "return") this.#again = true
      else if (part.move === "back") this.#back()
      else this.#add(channel, part, over)
    }
    return over
  }

  #add(channel, { text, style }, over) {
    const [first, ...rest] = text.split("\n")
    this.#append(channel, first, style)
    for (const next of rest) {
      over.push(this.line)
      this.line = []
      this.#again = false
      this.#append(channel, next, style)
    }
  }

  // What is written after a return covers what was there.
  #append(channel, text, style) {
    if (text === "") return
    if (this.#again) this.line = []
    this.#again = false
    const last = this.line.at(-1)
    if (last?.channel === channel && last.style.join() === style.join()) last.text += text
    else this.line.push({ channel, text, style })
  }

  #back() {
    const last = this.line.at(-1)
    if (!last) return
    const isPair = last.text.codePointAt(last.text.length - 2) > 0xffff
    last.text = last.text.slice(0, isPair ? -2 : -1)
    if (last.text === "") this.line.pop()
  }
}
