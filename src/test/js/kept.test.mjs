import assert from "node:assert/strict"
import test, { afterEach } from "node:test"
import { keep, kept } from "../../main/resources/static/js/kept.js"

afterEach(() => {
  delete globalThis.localStorage
  delete globalThis.sessionStorage
})

function storage() {
  const values = new Map()
  return {
    getItem: key => values.get(key) ?? null,
    setItem: (key, text) => values.set(key, text),
    removeItem: key => values.delete(key),
  }
}

function put(name, get) {
  Object.defineProperty(globalThis, name, { get, configurable: true })
}

test("what is kept is there until it is forgotten, for good and for the tab apart", () => {
  const [browser, tab] = [storage(), storage()]
  put("localStorage", () => browser)
  put("sessionStorage", () => tab)
  assert.equal(kept("a"), null)
  keep("a", "1")
  keep("a", "2", "sessionStorage")
  assert.equal(kept("a"), "1")
  assert.equal(kept("a", "sessionStorage"), "2")
  keep("a", null)
  assert.equal(kept("a"), null)
  assert.equal(kept("a", "sessionStorage"), "2")
})

test("storage that is switched off or full stops nothing", () => {
  put("localStorage", () => { throw new Error("SecurityError") })
  keep("a", "1")
  assert.equal(kept("a"), null)
  put("localStorage", () => ({ ...storage(), setItem() { throw new Error("QuotaExceededError") } }))
  keep("a", "1")
  assert.equal(kept("a"), null)
})
