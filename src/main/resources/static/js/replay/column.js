// A column of the compact form: numbers in seven bits a byte, the lowest first, or text.
export class Column {
  #bytes
  #at = 0

  constructor(bytes) {
    this.#bytes = bytes
  }

  /** How long it is. */
  get bytes() {
    return this.#bytes.length
  }

  unsigned() {
    const first = this.#bytes[this.#at]
    if (first < 0x80) {
      this.#at++
      return first
    }
    let number = 0
    for (let factor = 1; ; factor *= 128) {
      if (this.#at >= this.#bytes.length) throw new RangeError("a column has ended")
      const byte = this.#bytes[this.#at++]
      number += (byte & 0x7f) * factor
      if (byte < 0x80) return number
    }
  }

  /** The lowest bit is the sign. */
  signed() {
    const number = this.unsigned()
    return number % 2 === 0 ? number / 2 : -(number + 1) / 2
  }

  rest() {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(this.#bytes.subarray(this.#at))
  }
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
