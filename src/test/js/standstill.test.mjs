import assert from "node:assert/strict"
import test from "node:test"
import { Standstill } from "../../main/resources/static/js/room/standstill.js"

const edit = at => ({ type: "edited", at })
const said = at => ({ type: "said", at })

function watching() {
  const seen = []
  return { seen, still: new Standstill(event => seen.push(event.at)) }
}

test("what happens is seen at once, but for the code while the candidate works alone", () => {
  const { seen, still } = watching()
  still.take(edit(1))
  still.begin()
  still.take(edit(2))
  still.take(said(3))
  assert.deepEqual(seen, [1, 3])
  assert.equal(still.mode, "still")
})

test("catching up goes eight times as fast, skips pauses, and takes in what happens meanwhile", () => {
  const { seen, still } = watching()
  still.begin()
  for (const at of [10_000, 10_800, 11_600, 300_000]) still.take(edit(at))
  still.end()
  assert.equal(still.mode, "over")
  still.catchUp()
  still.step(0)
  assert.deepEqual(seen, [10_000])
  still.step(100)
  assert.deepEqual(seen, [10_000, 10_800])
  still.take(edit(300_500))
  assert.equal(still.behind, 289_700)
  still.step(100)
  still.step(16)
  still.step(124)
  assert.equal(still.mode, "catching-up")
  still.step(200)
  assert.deepEqual(seen, [10_000, 10_800, 11_600, 300_000, 300_500])
  assert.equal(still.mode, "live")
  assert.equal(still.behind, 0)
})

test("who stands still again while catching up goes on from there afterwards", () => {
  const { seen, still } = watching()
  still.begin()
  for (const at of [10_000, 10_800]) still.take(edit(at))
  still.end()
  still.catchUp()
  still.step(0)
  still.begin()
  still.take(edit(20_000))
  assert.deepEqual(seen, [10_000])
  still.end()
  assert.equal(still.mode, "over")
  still.catchUp()
  still.step(0)
  assert.deepEqual(seen, [10_000, 10_800])
  still.jump()
  assert.deepEqual(seen, [10_000, 10_800, 20_000])
})

test("jumping to now shows all of it in order", () => {
  const { seen, still } = watching()
  still.begin()
  still.take(edit(1))
  still.take(edit(2))
  still.end()
  still.jump()
  still.take(edit(3))
  assert.deepEqual(seen, [1, 2, 3])
})

test("where nothing happened, or only a cursor moved, there is nothing to catch up on", () => {
  const { seen, still } = watching()
  still.begin()
  still.end()
  assert.equal(still.mode, "live")
  still.begin()
  still.take({ type: "selected", at: 1 })
  still.end()
  assert.equal(still.mode, "live")
  assert.deepEqual(seen, [1])
})

test("who starts over from a state has nothing to catch up on", () => {
  const { seen, still } = watching()
  still.begin()
  still.take(edit(1))
  still.forget()
  still.end()
  assert.equal(still.mode, "live")
  assert.deepEqual(seen, [])
})
