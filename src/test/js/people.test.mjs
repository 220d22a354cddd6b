import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import test from "node:test"
import { initials } from "../../main/resources/static/js/room/people.js"

const cases = JSON.parse(readFileSync(new URL("../resources/texts/initials.json", import.meta.url)))

test("initials are those that the server makes, whatever the browser's language", t => {
  // As in a Turkish browser.
  t.mock.method(String.prototype, "toLocaleUpperCase", function () {
    return this.replaceAll("i", "İ").toUpperCase()
  })
  for (const { name, initials: expected } of cases) assert.equal(initials(name), expected, name)
})
