import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import test from "node:test"
import { read } from "../../main/resources/static/js/replay/reading.js"

const reading = text => read(new TextEncoder().encode(text))

test("the seal of a recording is no event of the replay's", () => {
  const sealed = readFileSync("src/test/resources/recordings/sealed.jsonl", "utf8")
  const { header, events } = reading(sealed)
  assert.equal(header.candidate, "Ada Lovelace")
  assert.deepEqual([...events].map(event => event.seq), [1, 2, 3, 4, 5, 6, 7, 8])
  const unsealed = reading(sealed.replace(/.*\n$/, ""))
  assert.deepEqual([unsealed.header, [...unsealed.events]], [header, [...events]])
})
