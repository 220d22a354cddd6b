// A column of the compact form: numbers in seven bits a byte, the lowest first, or text. All numbers are unpacked at once:
// a loop that does nothing else is quick long before a page has read a quarter of a million edits one by one.
export class Column {
  #bytes
  #numbers = null
  #next = 0

  constructor(bytes) {
    this.#bytes = bytes
  }

  /** All of it as numbers. */
  get numbers() {
    return this.#numbers ??= unpacked(this.#bytes)
  }

  /** All of it as text. */
  get text() {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(this.#bytes)
  }

  /** The next number. */
  unsigned() {
    if (this.#next >= this.numbers.length) throw new RangeError("a column has ended")
    return this.numbers[this.#next++]
  }

  signed() {
    return signed(this.unsigned())
  }
}

/** The lowest bit is the sign. */
export function signed(number) {
  const half = Math.floor(number / 2)
  return 2 * half === number ? half : -half - 1
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
    } else {
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

const TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

/** As gzip and java.util.zip have it. */
export function crc32(bytes) {
  let crc = -1
  for (let at = 0; at < bytes.length; at++) crc = TABLE[(crc ^ bytes[at]) & 0xff] ^ (crc >>> 8)
  return ~crc >>> 0
}
