import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import test from "node:test"
import { timesIn } from "../../main/resources/static/js/replay/chips.js"

const HOURS = 2 * 3600
const found = (text, length = HOURS) => timesIn(text, length * 1000).map(({ from, to, seconds }) => [text.slice(from, to), seconds])

test("times are found where people write them", () => {
  assert.deepEqual(found("Stuck at 12:34, asked (1:02:03)."), [["12:34", 754], ["1:02:03", 3723]])
  assert.deepEqual(found("0:00-2:05 and 75:00"), [["0:00", 0], ["2:05", 125], ["75:00", 4500]])
  assert.deepEqual(found("[03:10 main.py]"), [["03:10", 190]])
})

test("what lies after the end is no moment of it", () => {
  assert.deepEqual(found("12:34 and 12:35", 754), [["12:34", 754]])
  assert.deepEqual(found("99:59:59"), [])
})

test("other figures are left alone", () => {
  for (const text of ["12:60", "1:2", "12:345", "1:2:3:4", "01:02:03:04", "a12:34", "12:34b", "10:30 am", "9:15pm", "1.12:34", "12:34.5", "2026-11-26T10:20:30", "http://localhost/12:34"]) {
    assert.deepEqual(found(text), [], text)
  }
})

test("a scorecard's moments are a note's as well", () => {
  const cases = JSON.parse(readFileSync(new URL("../resources/texts/moments.json", import.meta.url)))
  for (const { text, milliseconds, seconds } of cases) {
    assert.deepEqual(timesIn(text, milliseconds).map(found => found.seconds), seconds, `${text} in ${milliseconds} ms`)
  }
})
