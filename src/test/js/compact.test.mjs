import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import test from "node:test"
import { gzipSync } from "node:zlib"
import { Column, signed } from "../../main/resources/static/js/replay/column.js"
import { through } from "../../main/resources/static/js/replay/crc32.js"
import { isCompact, readCompact } from "../../main/resources/static/js/replay/compact.js"
import { read } from "../../main/resources/static/js/replay/reading.js"
import { parseRecording, skipped } from "../../main/resources/static/js/replay/recording.js"

const folder = "src/test/resources/recordings"
const golden = readFileSync(`${folder}/compact.bin`)
const plain = read(readFileSync(`${folder}/compact.jsonl`))

// Times in steps of ten milliseconds from the first event's, and nothing about the pages that sent the commands.
function told({ client, n, ...event }) {
  const from = plain.events.time(0)
  const step = time => from + Math.floor((time - from) / 10) * 10
  const at = step(event.at)
  return { ...event, at, ...(event.type === "edited" && !isLine(event) ? { ms: event.ms.map(ms => at - step(event.at - ms)) } : {}) }
}

// What the compact form keeps as a line has its times to the millisecond; all of those here were typed at once.
const isLine = event => event.ms.every(ms => ms === 0)

test("the compact form is the recording, but for steps of time", () => {
  const { header, events } = read(golden)
  assert.deepEqual(header, plain.header)
  const all = [...plain.events]
  assert.deepEqual([...events], all.map(told))
  assert.ok(all.every(({ at }, index) => Math.abs(at - events.time(index)) < 10))
  assert.equal(skipped(events), 2)
})

test("what is cut off or damaged is refused, wherever it is", () => {
  for (let size = 0; size < golden.length; size += 31) assert.throws(() => readCompact(golden.subarray(0, size)))
  for (let at = golden.indexOf(10) + 1; at < golden.length; at += 31) {
    const damaged = Uint8Array.from(golden)
    damaged[at] ^= 1 << at % 8
    assert.throws(() => readCompact(damaged), `byte ${at}`)
  }
})

test("a form of a later version is known as one and refused", () => {
  const later = Buffer.from(golden.toString("latin1").replace('"version":1', '"version":2'), "latin1")
  assert.ok(isCompact(later))
  assert.throws(() => readCompact(later))
  assert.ok(!isCompact(Buffer.from('{"format":"greenroom-recording"')))
})

test("lines of another format or a later version are refused", () => {
  for (const text of ["", "\n", "<!doctype html>", '{"format":"greenroom-recording","version":2}\n', '{"seq":1}\n'])
    assert.throws(() => parseRecording(text), text)
})

test("a column's numbers may be as large as a number can be, and none may be cut off", () => {
  const numbers = (...bytes) => [...new Column(Uint8Array.from(bytes), 0).numbers]
  assert.deepEqual(numbers(0x05, 0x80, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f), [5, 128, 2 ** 53 - 1])
  assert.deepEqual(numbers(0x7f, 0x00), [127, 0])
  assert.deepEqual([0, 1, 2, 3, 2 ** 33 + 1].map(signed), [0, -1, 1, -2, -(2 ** 32) - 1])
  assert.throws(() => numbers(0x05, 0x80), RangeError)
  assert.throws(() => numbers(0x05, 0x06, 0x07, 0x80), RangeError)
})

test("the checksum is that of gzip, over however many pieces", () => {
  const bytes = Uint8Array.from({ length: 4_099 }, (_, index) => (index * 7) % 251)
  const expected = gzipSync(bytes).readUInt32LE(gzipSync(bytes).length - 8)
  for (const cut of [0, 1, 2, 3, 4, 5, 2_048, 4_099]) {
    const { crc, bits } = through(bytes.subarray(0, cut))
    assert.equal(bits, bytes.subarray(0, cut).reduce((all, byte) => all | byte, 0))
    assert.equal(through(bytes.subarray(cut), crc).crc, expected)
  }
})

test("columns that contradict each other are refused, if not before then where they are needed", () => {
  const names = ["doing", "times", "batches", "ms", "places", "kept", "deleted", "inserted"]
  for (const name of names) for (const byte of [0x7e, 0x7f]) {
    assert.throws(() => {
      const { events } = read(withFirst(name, byte))
      for (let index = 0; index < events.length; index++) if (events.edit(index)) events.change(index, 0)
      // What says when it was can say anything.
      if (["times", "ms"].includes(name)) throw new RangeError()
    }, RangeError, `${name} ${byte}`)
  }
})

/** The golden one with another first byte of a column, and the checksum that goes with it. */
function withFirst(name, byte) {
  const end = golden.indexOf(10)
  const head = JSON.parse(golden.subarray(0, end))
  const body = Uint8Array.from(golden.subarray(end + 1))
  const columns = Object.keys(head.columns)
  body[columns.slice(0, columns.indexOf(name)).reduce((sum, before) => sum + head.columns[before], 0)] = byte
  return Buffer.concat([Buffer.from(`${JSON.stringify({ ...head, crc: through(body).crc })}\n`), body])
}
