import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import test from "node:test"
import { gunzipSync } from "node:zlib"
import { ChangeSet } from "../../main/resources/static/vendor/codemirror/codemirror.js"
import { applyChange, endOf, mapPosition } from "../../main/resources/static/js/room/changes.js"

const vectors = gunzipSync(readFileSync(new URL("../resources/rebase/vectors.jsonl.gz", import.meta.url)))
  .toString().trim().split("\n").map(line => JSON.parse(line)).filter(line => line.kind === "pair")

test("the vectors are there", () => assert.ok(vectors.length > 1000))

test("a change makes of a text what CodeMirror's composition says", () => {
  for (const { doc, a, next, composed } of vectors)
    assert.equal(applyChange(applyChange(doc, a), next), applyChange(doc, composed))
})

test("a position goes where CodeMirror maps it, before what is inserted there", () => {
  for (const { doc, a } of vectors) {
    const change = ChangeSet.fromJSON(a)
    for (let at = 0; at <= doc.length; at++) assert.equal(mapPosition(at, a), change.mapPos(at, -1), JSON.stringify([doc, a, at]))
  }
})

test("a change ends behind the last thing it did", () => {
  assert.equal(endOf([3, [0, "ab", "c"], 4]), 7)
  assert.equal(endOf([3, [2], 4]), 3)
  assert.equal(endOf([[0, "x"], 2, [1, "漢"]]), 4)
  assert.equal(endOf([5]), 0)
})
