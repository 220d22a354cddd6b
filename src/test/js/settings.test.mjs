import assert from "node:assert/strict"
import test from "node:test"
import { sound } from "../../main/resources/static/js/room/settings.js"

test("what nobody can choose is the standard", () => {
  assert.deepEqual(sound({}), { size: 13, tab: 4, keys: "standard" })
  assert.deepEqual(sound({ size: 4000, tab: "8", keys: "__proto__", more: 1 }), { size: 13, tab: 4, keys: "standard" })
  assert.deepEqual(sound({ size: 20, tab: 2, keys: "vim" }), { size: 20, tab: 2, keys: "vim" })
})
