import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import test from "node:test"
import { Column, signed } from "../../main/resources/static/js/replay/column.js"
import { isCompact, readCompact } from "../../main/resources/static/js/replay/compact.js"
import { parseRecording, skipped } from "../../main/resources/static/js/replay/recording.js"

const folder = "src/test/resources/recordings"
const golden = readFileSync(`${folder}/compact.bin`)
const plain = parseRecording(readFileSync(`${folder}/compact.jsonl`, "utf8"))

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
  const { header, events } = readCompact(golden)
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
  const column = new Column(Uint8Array.of(0x05, 0x80, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f))
  assert.deepEqual([column.unsigned(), column.signed(), column.unsigned()], [5, 64, 2 ** 53 - 1])
  assert.throws(() => column.unsigned(), RangeError)
  assert.deepEqual([...new Column(Uint8Array.of(0x7f, 0x00)).numbers], [127, 0])
  assert.deepEqual([1, 2, 3, 2 ** 33 + 1].map(signed), [-1, 1, -2, -(2 ** 32) - 1])
  assert.throws(() => new Column(Uint8Array.of(0x05, 0x80)).numbers, RangeError)
})
