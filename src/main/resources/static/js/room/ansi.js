// What a program writes for a terminal, made safe to show. Colours and weights become the names of classes; every other
// escape sequence is left out; characters that would reorder the text around them, or cannot be seen, are told by name.

const SGR = /\x1b\[([\d;:]*)m/
const SEQUENCES = [
  /\x1b\[[0-?]*[ -/]*[@-~]/, // colours, cursor, erasing
  /\x1b\][^\x07\x1b\n]*(?:\x07|\x1b\\)/, // titles, links
  /\x1b[PX^_][^\x1b\n]*\x1b\\/,
  /\x1b[ -/]*[0-OQ-WYZ\\`-~]/,
]
const TOKEN = new RegExp(`(${SEQUENCES.map(({ source }) => source).join("|")})|([\\r\\b])|(\\x07)|`
  + "([\\x00-\\x06\\v\\f\\x0e-\\x1f\\x7f-\\x9f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069])", "g")
/** A sequence whose end is still to come. */
const CUT = /\x1b(?:\[[0-?]*[ -/]*|\][^\x07\x1b\n]*\x1b?|[PX^_][^\x1b\n]*\x1b?|[ -/]*)$/
/** Nothing that is meant to be one is longer. */
const LONGEST = 4_096

const WEIGHTS = { 1: "bold", 2: "dim", 3: "italic", 4: "underline", 7: "inverse", 9: "strike" }
const ENDS = { 21: ["bold"], 22: ["bold", "dim"], 23: ["italic"], 24: ["underline"], 27: ["inverse"], 29: ["strike"] }

/** Reads what came by one channel, piece by piece. */
export class Ansi {
  #style = {}
  #cut = ""

  /** Parts {text, style}, where style is a list of classes, or {move}: "return" to the line's beginning, or one "back". */
  read(piece) {
    const text = this.#cut + piece
    const cut = text.match(CUT)
    this.#cut = cut && cut[0].length < LONGEST ? cut[0] : ""
    const end = text.length - this.#cut.length
    const parts = []
    const add = words => { if (words !== "") parts.push({ text: words, style: classes(this.#style) }) }
    let from = 0
    for (const found of text.slice(0, end).matchAll(TOKEN)) {
      const [whole, sequence, move, , control] = found
      add(text.slice(from, found.index))
      from = found.index + whole.length
      if (sequence) this.#style = styled(this.#style, sequence.match(SGR))
      else if (move) parts.push({ move: move === "\r" ? "return" : "back" })
      else if (control) parts.push({ text: nameOf(control), style: [...classes(this.#style), "control"] })
    }
    add(text.slice(from, end))
    return parts
  }
}

// Control characters have pictures of their own.
function nameOf(control) {
  const code = control.codePointAt(0)
  if (code < 0x20) return String.fromCodePoint(0x2400 + code)
  return code === 0x7f ? "␡" : `U+${code.toString(16).toUpperCase().padStart(4, "0")}`
}

function styled(style, sgr) {
  if (!sgr) return style
  let next = { ...style }
  const codes = sgr[1].split(/[;:]/).map(Number)
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at]
    if (code === 0) next = {}
    else if (code === 38 || code === 48) {
      const colour = codes[at + 1] === 5 ? ofPalette(codes[at + 2]) : nearest(...codes.slice(at + 2, at + 5))
      next[code === 38 ? "ink" : "paper"] = colour
      at += codes[at + 1] === 5 ? 2 : 4
    } else if (WEIGHTS[code]) next[WEIGHTS[code]] = true
    else if (ENDS[code]) for (const weight of ENDS[code]) delete next[weight]
    else if (code === 39) delete next.ink
    else if (code === 49) delete next.paper
    else if (code >= 30 && code <= 37) next.ink = code - 30
    else if (code >= 40 && code <= 47) next.paper = code - 40
    else if (code >= 90 && code <= 97) next.ink = code - 82
    else if (code >= 100 && code <= 107) next.paper = code - 92
  }
  return next
}

function classes({ ink, paper, ...weights }) {
  return [...(ink === undefined ? [] : [`ink-${ink}`]), ...(paper === undefined ? [] : [`paper-${paper}`]), ...Object.keys(weights)]
}

// Of millions of colours sixteen are left, which can be read on either theme's background.
function ofPalette(number) {
  if (!(number >= 16)) return number >= 0 ? number : 7
  if (number >= 232) return nearest(...Array(3).fill(8 + 10 * (number - 232)))
  const level = step => (step === 0 ? 0 : 55 + 40 * step)
  return nearest(...[36, 6, 1].map(unit => level(Math.floor((number - 16) / unit) % 6)))
}

function nearest(red = 0, green = 0, blue = 0) {
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)]
  if (most - least < 48) return most < 48 ? 0 : most < 144 ? 8 : most < 224 ? 7 : 15
  const middle = (most + least) / 2
  return (red > middle) + 2 * (green > middle) + 4 * (blue > middle) + (most > 215 ? 8 : 0)
}
