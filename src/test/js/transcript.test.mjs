// What the transcript knows of a burst of edits: what was written, how the text differs, and where a search finds it.
import assert from "node:assert/strict"
import { test } from "node:test"
import { linesOf } from "../../main/resources/static/js/replay/activity.js"
import { difference } from "../../main/resources/static/js/replay/diff.js"
import { ListedEvents } from "../../main/resources/static/js/replay/events.js"
import { find, patternOf } from "../../main/resources/static/js/replay/search.js"
import { Steps } from "../../main/resources/static/js/replay/steps.js"
import { Writing } from "../../main/resources/static/js/replay/writing.js"

/** As an editor makes it of a replacement in a text of that length. */
function change(length, at, removed, inserted = "") {
  return [at, [removed, ...(inserted ? inserted.split("\n") : [])], length - at - removed].filter(part => part !== 0)
}

function written(...edits) {
  let length = 100
  const events = edits.map(([at, removed, inserted = ""]) => {
    const made = change(length, at, removed, inserted)
    length += inserted.length - removed
    return { type: "edited", changes: [made], ms: [0] }
  })
  const writing = new Writing(new ListedEvents(events), 0)
  writing.until(events.length - 1)
  return writing.text
}

test("what is typed letter by letter is one word", () => {
  assert.equal(written([10, 0, "p"], [11, 0, "r"], [12, 0, "i"]), "pri")
})

test("what is corrected is as it was in the end", () => {
  assert.equal(written([10, 0, "p"], [11, 0, "t"], [11, 1], [11, 0, "r"]), "pr")
  assert.equal(written([10, 0, "f()"], [12, 0, "x"], [10, 1, "g"]), "g(x)")
})

test("deleting on, backwards over what was there before, keeps the place", () => {
  assert.equal(written([10, 0, "a"], [10, 1], [9, 1], [9, 0, "b"]), "b")
})

test("what is written elsewhere is another piece, lines and all", () => {
  assert.equal(written([10, 0, "a\nb"], [50, 0, "c"]), "a\nb\nc")
  assert.equal(written([10, 5]), "")
})

test("texts differ by lines", () => {
  assert.deepEqual(difference("a\nb\nc", "a\nB\nc\nd"), {
    added: 2, removed: 1, rows: [{ sign: "-", text: "b" }, { sign: "+", text: "B" }, { sign: "+", text: "d" }],
  })
  assert.deepEqual(difference("", "a\n\n"), { added: 2, removed: 0, rows: [{ sign: "+", text: "a" }, { sign: "+", text: "" }] })
  assert.deepEqual(difference("same", "same"), { added: 0, removed: 0, rows: [] })
  assert.deepEqual(difference("\nb\n", "\nB\n"), { added: 1, removed: 1, rows: [{ sign: "-", text: "b" }, { sign: "+", text: "B" }] })
  assert.deepEqual(difference("a\na\nz", "a\nz"), { added: 0, removed: 1, rows: [{ sign: "-", text: "a" }] })
  assert.deepEqual(difference("x\ny", "y"), { added: 0, removed: 1, rows: [{ sign: "-", text: "x" }] })
})

function edited(at, by, length, ...edits) {
  return { type: "edited", at, by, file: "f1", ms: edits.map(() => 0), how: "typed", changes: edits.map(edit => change(length, ...edit)) }
}

test("bursts know between which steps they are, and end with a pause, another's edit or after a minute", () => {
  const events = [
    { type: "started", at: 0 },
    edited(1_000, "a", 0, [0, 0, "x"]), edited(2_000, "a", 1, [1, 0, "y"]),
    edited(3_000, "b", 2, [2, 0, "z"]),
    edited(20_000, "b", 3, [3, 0, "!"]),
    ...Array.from({ length: 14 }, (_, i) => edited(21_000 + 5_000 * i, "b", 4 + i, [4 + i, 0, "."])),
  ]
  const bursts = linesOf(new Steps(new ListedEvents(events))).filter(({ edit }) => edit)
  assert.deepEqual(bursts.map(({ at, by, edit }) => [at, by, edit.from, edit.to]),
    [[1_000, "a", 1, 3], [3_000, "b", 3, 4], [20_000, "b", 4, 17], [81_000, "b", 17, 19]])
  assert.equal(bursts[0].edit.writing.text, "xy")
})

const line = (text, wrote) => ({ edit: { writing: { text } }, run: wrote && { wrote } })

test("a search finds sentences, code and what programs wrote", () => {
  const pattern = patternOf("  def   Primes( ")
  assert.deepEqual(find(pattern, line(""), "Ada: def primes(n)?"), {})
  assert.deepEqual(find(pattern, line("import sys\n  def primes(limit):\n    pass"), "Ada wrote"), { excerpt: ["", "def primes(", "limit):"] })
  assert.deepEqual(find(patternOf("error"), line("", "one\nNameError: x\n"), "Ada ran"), { excerpt: ["Name", "Error", ": x"] })
  assert.equal(find(pattern, line("def prime(limit)"), "Ada wrote"), null)
  const long = `${"before ".repeat(20)}needle${" afterwards".repeat(20)}`
  assert.deepEqual(find(patternOf("needle"), line(long), "Ada wrote"),
    { excerpt: [`…${" before".repeat(8)} `, "needle", `${" afterwards".repeat(5)} …`] })
  assert.equal(patternOf("   "), null)
})

test("what is looked for is no pattern", () => {
  for (const text of ["a.b*", "f(x)[0]", "\\d+", "a|b", "{1}", "^$", "a-b", "1/2"])
    assert.ok(find(patternOf(text), line(`so ${text} it is`), ""), text)
  assert.equal(find(patternOf("a.b"), line("axb"), ""), null)
})
