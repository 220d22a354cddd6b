// A column of the compact form: numbers in seven bits a byte, the lowest first, or text. All numbers are unpacked at once: a
// browser compiles a loop only after it has run for some milliseconds, so one for all columns costs less than many.
import { through } from "./crc32.js"

export class Column {
  #bytes
  #isLow
  #numbers = null

  /** crc: of all bytes before them, see crc32.js; `crc` is that of all until their end. */
  constructor(bytes, crc) {
    const { bits, crc: until } = through(bytes, crc)
    this.#bytes = bytes
    this.#isLow = bits < 0x80
    this.crc = until
  }

  /** All of it as numbers. Most columns have only such of one byte, and are what they say already. */
  get numbers() {
    return this.#numbers ??= this.#isLow ? this.#bytes : unpacked(this.#bytes)
  }

  /** All of it as text. */
  get text() {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(this.#bytes)
  }
}

// Small numbers are kept as such: until a page's code is compiled, each that is read from doubles is an object of its own.
function unpacked(bytes, numbers = new Uint32Array(bytes.length)) {
  let count = 0
  let number = 0
  let factor = 1
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]
    if (byte >= 0x80) {
      number += (byte & 0x7f) * factor
      factor *= 128
    } else if (factor === 1) numbers[count++] = byte
    else {
      number += byte * factor
      numbers[count] = number
      if (numbers[count++] !== number) return unpacked(bytes, new Float64Array(bytes.length))
      number = 0
      factor = 1
    }
  }
  if (factor > 1) throw new RangeError("a column ends within a number")
  return numbers.subarray(0, count)
}

/** What a number is whose lowest bit is the sign. */
export function signed(number) {
  return number % 2 === 0 ? number / 2 : -(number + 1) / 2
}
