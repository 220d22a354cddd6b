import assert from "node:assert/strict"
import test from "node:test"
import { OpenFiles } from "../../main/resources/static/js/room/open-files.js"

function storage() {
  const kept = new Map()
  return { getItem: key => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value) }
}

function opened(ids, front = ids[0], store = storage()) {
  const files = new OpenFiles(() => store, "room")
  files.see(ids)
  files.choose(front)
  return files
}

test("the first file is in front, and a new one opens behind it", () => {
  const files = opened(["f1"])
  files.see(["f1", "f2"])
  assert.deepEqual([files.open, files.front], [["f1", "f2"], "f1"])
})

test("where a tab goes, the next one comes to the front, or the one before", () => {
  const files = opened(["f1", "f2", "f3"], "f2")
  files.close("f2")
  assert.deepEqual([files.open, files.closed, files.front], [["f1", "f3"], ["f2"], "f3"])
  files.close("f3")
  assert.equal(files.front, "f1")
  const others = opened(["f1", "f2", "f3"], "f2")
  others.see(["f1", "f3"])
  assert.equal(others.front, "f3")
  others.see(["f1"])
  assert.equal(others.front, "f1")
})

test("the last tab stays, and where its file goes, another opens", () => {
  const files = opened(["f1", "f2"], "f2")
  files.close("f1")
  files.close("f2")
  assert.deepEqual([files.open, files.front], [["f2"], "f2"])
  files.see(["f1"])
  assert.deepEqual([files.open, files.closed, files.front], [["f1"], [], "f1"])
})

test("a closed tab opens again at its place", () => {
  const files = opened(["f1", "f2", "f3"])
  files.close("f2")
  files.choose("f2")
  assert.deepEqual([files.open, files.front], [["f1", "f2", "f3"], "f2"])
  files.choose("f9")
  assert.equal(files.front, "f2")
})

test("a reload finds the same tabs, and what was added meanwhile", () => {
  const store = storage()
  const files = opened(["f1", "f2", "f3"], "f3", store)
  files.close("f1")
  const again = new OpenFiles(() => store, "room")
  assert.equal(again.front, null)
  again.see([])
  again.see(["f1", "f2", "f3", "f4"])
  assert.deepEqual([again.open, again.front], [["f2", "f3", "f4"], "f3"])
})

test("storage that is switched off or spoilt changes nothing", () => {
  const off = new OpenFiles(() => { throw new Error("off") }, "room")
  off.see(["f1"])
  assert.equal(off.front, "f1")
  for (const value of ["nonsense", "null", "7", '{"closed": 7, "front": "f9"}']) {
    const spoilt = new OpenFiles(() => ({ getItem: () => value, setItem() {} }), "room")
    spoilt.see(["f1", "f2"])
    assert.deepEqual([spoilt.open, spoilt.front], [["f1", "f2"], "f1"], value)
  }
})
