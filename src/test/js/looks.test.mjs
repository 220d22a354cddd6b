import assert from "node:assert/strict"
import test from "node:test"

globalThis.document = { querySelector: () => null }
const { Looks } = await import("../../main/resources/static/js/room/activity.js")

function tab() {
  const page = new EventTarget()
  page.visibilityState = "visible"
  page.become = state => { page.visibilityState = state; page.dispatchEvent(new Event("visibilitychange")) }
  return page
}
const pause = milliseconds => new Promise(done => setTimeout(done, milliseconds))

test("going away is told after a moment, coming back at once, a glance not at all", async () => {
  const page = tab()
  const told = []
  const looks = new Looks(visible => told.push(visible), { page, wait: 20 })
  looks.line(true)
  assert.deepEqual(told, [true])
  page.become("hidden")
  page.become("visible")
  await pause(40)
  assert.deepEqual(told, [true])
  page.become("hidden")
  await pause(40)
  page.become("visible")
  assert.deepEqual(told, [true, false, true])
})

test("a new line hears how it is", () => {
  const page = tab()
  const told = []
  const looks = new Looks(visible => told.push(visible), { page })
  looks.line(true)
  looks.line(true)
  looks.line(false)
  page.visibilityState = "hidden"
  looks.line(true)
  assert.deepEqual(told, [true, false])
})
