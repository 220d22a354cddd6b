import assert from "node:assert/strict"
import test from "node:test"
import { localise } from "../../main/resources/static/js/times.js"

// As much of a <time> as localise looks at.
function time(show, at, words = {}) {
  const marks = new Set()
  return {
    dateTime: new Date(at).toISOString(), dataset: { show, ...words }, textContent: "", marks,
    toggleAttribute: (name, on) => (on ? marks.add(name) : marks.delete(name)),
  }
}

const page = (...times) => ({ querySelectorAll: selector => (selector.startsWith("time") ? times : []) })
const NOW = Date.parse("2026-11-24T10:00:00Z")
const WORDS = { over: "{0} over its time", until: "until {0}" }

test("an interview that runs past its time is loud about it, and only then", () => {
  const late = time("over", NOW - 90_000, WORDS)
  const fine = time("over", NOW + 90_000, WORDS)
  localise(page(late, fine), NOW)
  assert.equal(late.textContent, "01:30 over its time")
  assert.deepEqual([...late.marks], ["data-late"])
  assert.match(fine.textContent, /^until \d\d:\d\d$/)
  assert.deepEqual([...fine.marks], [])
})

test("minutes and hours while it is near, days after that", () => {
  const shown = [20 * 60_000, 5 * 3_600_000, 3 * 86_400_000].map(distance => {
    const element = time("relative", NOW + distance)
    localise(page(element), NOW)
    return element.textContent
  })
  assert.deepEqual(shown, ["in 20 minutes", "in 5 hours", "in 3 days"])
})

test("the year where it is another", () => {
  const shown = [NOW, "2026-07-15T12:00:00Z", "2025-07-18T12:00:00Z"].map(at => {
    const element = time("moment", at)
    localise(page(element), NOW)
    return element.textContent.replace(/\d\d:\d\d$/, "hour")
  })
  assert.deepEqual(shown, ["Today, hour", "Wed 15 Jul, hour", "Fri 18 Jul 2025, hour"])
})
