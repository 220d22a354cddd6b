import assert from "node:assert/strict"
import { beforeEach, mock, test } from "node:test"

const listeners = {}
globalThis.addEventListener = (type, listener) => (listeners[type] = listener)
mock.timers.enable({ apis: ["setTimeout"] })
await import("../../main/resources/static/js/once.js")

const form = {}

// Whether it is let through.
function submit(target) {
  let sent = true
  listeners.submit({ target, preventDefault: () => (sent = false) })
  return sent
}

beforeEach(() => listeners.pagehide())

test("a form that is on its way is not sent again", () => {
  assert.equal(submit(form), true)
  assert.equal(submit(form), false)
  assert.equal(submit({}), true)
})

test("whoever comes back to the page sends it again", () => {
  submit(form)
  listeners.pagehide()
  assert.equal(submit(form), true)
})

test("what never arrived can be sent again after a while", () => {
  submit(form)
  mock.timers.tick(10_000)
  assert.equal(submit(form), true)
})
