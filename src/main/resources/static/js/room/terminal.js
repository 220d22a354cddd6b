// The output of a run as text in the page: nothing a program writes becomes anything else. What came by standard error has
// a line beside it, and says so to those who hear it. However it grows, only what is new is drawn.
import { Screen } from "./screen.js"

export class Terminal {
  #element
  #words
  #screen = new Screen()
  #drawn = { pieces: 0, units: 0 }
  #block = null
  #channel = "out"
  #current = null

  /** words: out and err, what the two channels are called. */
  constructor(element, words) {
    this.#element = element
    this.#words = words
  }

  clear() {
    this.#element.replaceChildren()
    this.#screen = new Screen()
    this.#drawn = { pieces: 0, units: 0 }
    this.#block = this.#current = null
    this.#channel = "out"
  }

  /** output: the pieces of a run so far, of which those that were drawn are the beginning. Says whether there was more. */
  show(output) {
    const { pieces, units } = this.#drawn
    const fresh = output.slice(Math.max(0, pieces - 1)).map(([channel, text], at) =>
      [channel, at === 0 && pieces > 0 ? text.slice(units) : text]).filter(([, text]) => text !== "")
    if (fresh.length === 0) return false
    this.#drawn = { pieces: output.length, units: output.at(-1)[1].length }
    const lines = fresh.flatMap(([channel, text]) => this.#screen.write(channel, text))
    this.#current?.remove()
    for (const line of lines) this.#settle(line)
    this.#flush()
    this.#drawCurrent()
    return true
  }

  /** Whether so much of this output may be what is drawn already. */
  goesOn(output) {
    const { pieces, units } = this.#drawn
    return pieces === 0 || output.length > pieces || (output.length === pieces && output.at(-1)[1].length >= units)
  }

  #settle(line) {
    const kind = kindOf(line) ?? this.#block?.className ?? "out"
    if (this.#block?.className !== kind) {
      this.#flush()
      this.#block = this.#element.appendChild(block(kind))
    }
    this.#draw(line, this.#block)
    this.#text += "\n"
  }

  #drawCurrent() {
    const { line } = this.#screen
    if (line.length === 0) return
    const channel = this.#channel
    this.#current = this.#element.appendChild(block(kindOf(line)))
    this.#draw(line, this.#current)
    this.#flush(this.#current)
    this.#channel = channel
  }

  // Plain text is gathered, so that ten thousand lines are one node.
  #text = ""

  #draw(line, parent) {
    for (const { channel, text, style } of line) {
      const label = channel !== this.#channel
      if (label || channel === "err" || style.length > 0) {
        this.#flush(parent)
        if (label) parent.append(span(["visually-hidden"], `${this.#words[channel]}: `))
        parent.append(span(channel === "err" ? ["err", ...style] : style, text))
      } else this.#text += text
      this.#channel = channel
    }
  }

  #flush(parent = this.#block) {
    if (this.#text === "") return
    if (parent.lastChild?.nodeType === Node.TEXT_NODE) parent.lastChild.appendData(this.#text)
    else parent.append(this.#text)
    this.#text = ""
  }
}

function kindOf(line) {
  if (line.length === 0) return null
  return line.some(({ channel }) => channel === "err") ? "err" : "out"
}

function block(kind) {
  const element = document.createElement("div")
  element.className = kind
  return element
}

function span(style, text) {
  const element = document.createElement("span")
  element.className = style.join(" ")
  element.textContent = text
  return element
}
