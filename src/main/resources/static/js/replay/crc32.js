// The checksum of gzip and java.util.zip, four bytes at a time: "slicing by four" of Kounavis and Berry.
// Words are read as the machine has them: lowest byte first, wherever browsers run.
const TABLES = tables()

/** {crc, bits}: the checksum of what `crc` is that of, and of bytes after it; and all bits that are set in any of the bytes. */
export function through(bytes, crc = 0) {
  const one = TABLES[0]
  const two = TABLES[1]
  const three = TABLES[2]
  const four = TABLES[3]
  const words = new Int32Array(new Uint8Array(bytes.subarray(0, bytes.length & ~3)).buffer)
  let sum = ~crc
  let bits = 0
  for (let at = 0; at < words.length; at++) {
    const word = words[at]
    bits |= word
    sum = four[(sum ^ word) & 0xff] ^ three[((sum ^ word) >>> 8) & 0xff] ^ two[((sum ^ word) >>> 16) & 0xff] ^ one[(sum ^ word) >>> 24]
  }
  bits = (bits | bits >>> 8 | bits >>> 16 | bits >>> 24) & 0xff
  for (let at = 4 * words.length; at < bytes.length; at++) {
    bits |= bytes[at]
    sum = one[(sum ^ bytes[at]) & 0xff] ^ (sum >>> 8)
  }
  return { crc: ~sum >>> 0, bits }
}

function tables() {
  const all = [Int32Array.from({ length: 256 }, (_, byte) => {
    let value = byte
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
    return value
  })]
  for (let nth = 1; nth < 4; nth++) all.push(all[nth - 1].map(value => all[0][value & 0xff] ^ (value >>> 8)))
  return all
}
