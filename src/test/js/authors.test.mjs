import assert from "node:assert/strict"
import test from "node:test"
import { linesBy } from "../../main/resources/static/js/replay/author-words.js"
import { Authors } from "../../main/resources/static/js/replay/authors.js"
import { ListedEvents } from "../../main/resources/static/js/replay/events.js"
import { Steps } from "../../main/resources/static/js/replay/steps.js"
import { mostly, within } from "../../main/resources/static/js/replay/runs.js"

const random = seed => () => (seed = (seed * 16807) % 2147483647) / 2147483647

test("every unit of every file has the author that it has when each is kept by itself", () => {
  const steps = new Steps(new ListedEvents(edits(random(1), 5_000)))
  const wanted = letterByLetter(steps)
  const authors = new Authors(steps)
  const next = random(2)
  const ways = [0, steps.length, 1, 999, 1_000, 1_001, 2_000, ...Array.from({ length: 120 }, () => Math.floor(next() * (steps.length + 1)))]
  for (const index of ways.flatMap(at => [at, Math.min(steps.length, at + 3)])) {
    const runsOf = authors.at(index)
    for (const [file, letters] of wanted[index]) {
      const runs = runsOf(file)
      assert.deepEqual(runs.flatMap(({ length, author }) => Array(length).fill(author)), letters, `${file} after ${index} steps`)
      assert.ok(runs.every(({ author }, at) => at === 0 || runs[at - 1].author !== author), "neighbours of one author are one run")
    }
  }
  assert.deepEqual(authors.at(10)("unheard of"), [])
})

test("it is the same whether it was prepared or not, and what was handed out stays", () => {
  const steps = new Steps(new ListedEvents(edits(random(3), 2_500)))
  const [plain, prepared] = [new Authors(steps), new Authors(steps)]
  while (prepared.prepare(1));
  const early = prepared.at(1_200)("main")
  const copy = structuredClone(early)
  assert.deepEqual(prepared.at(steps.length)("main"), plain.at(steps.length)("main"))
  assert.deepEqual(early, copy)
  const last = prepared.at(steps.length)
  assert.equal(prepared.at(steps.length)("main"), last("main"), "nothing was written since")
})

test("a change beyond the text is refused", () => {
  const far = { type: "edited", at: 0, by: "ada", file: "main", how: "typed", revision: 0, changes: [[3, [1]]], ms: [0] }
  assert.throws(() => new Authors(new Steps(new ListedEvents([far]))).at(1), RangeError)
})

test("a line is whose most of it is", () => {
  const runs = [{ length: 4, author: "ada" }, { length: 3, author: null }, { length: 5, author: "grace" }]
  const pieces = within(runs, 2, 11)
  assert.deepEqual(pieces, [{ from: 2, to: 4, author: "ada" }, { from: 4, to: 7, author: null }, { from: 7, to: 11, author: "grace" }])
  assert.equal(mostly(pieces, 2, 11), "grace")
  assert.equal(mostly(pieces, 2, 6), "ada", "of equals, who comes first")
  assert.equal(mostly(pieces, 2, 7), null)
  assert.equal(mostly(pieces, 20, 30), null)
  assert.equal(mostly([{ from: 0, to: 2, author: "ada" }, { from: 2, to: 5, author: "grace" }, { from: 5, to: 7, author: "ada" }], 0, 7), "ada")
  assert.deepEqual(within(runs, 12, 20), [])
})

test("lines are told by who wrote most of each", () => {
  const runs = [{ length: 4, author: "ada" }, { length: 2, author: "grace" }, { length: 1, author: "ada" }, { length: 3, author: "grace" }]
  assert.deepEqual([...linesBy(runs, "a\nb\nc\n\nde\n")], [["ada", [[1, 2], [4, 4]]], ["grace", [[3, 3], [5, 5]]]])
  assert.deepEqual([...linesBy([{ length: 3, author: null }], "abc")], [], "what nobody wrote")
  assert.deepEqual([...linesBy([], "abc")], [], "what is not known yet")
  const steps = new Steps(new ListedEvents(edits(random(5), 600)))
  const authors = new Authors(steps)
  for (let index = 0; index <= steps.length; index += 7) {
    const text = "x".repeat(authors.at(index)("main").reduce((sum, { length }) => sum + length, 0)).replaceAll("xxxxxx", "xxxx\n\n")
    const wanted = new Map()
    let [from, pieces] = [0, within(authors.at(index)("main"), 0, text.length)]
    for (const [line, words] of text.split("\n").entries()) {
      const author = mostly(pieces, from, from + words.length + 1)
      if (author !== null) wanted.set(author, [...(wanted.get(author) ?? []), line + 1])
      from += words.length + 1
    }
    const found = new Map([...linesBy(authors.at(index)("main"), text)].map(([author, lines]) =>
      [author, lines.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => first + at))]))
    assert.deepEqual(found, wanted)
  }
})

test("a moment far in is within reach once its way there was prepared", () => {
  const steps = new Steps(new ListedEvents(edits(random(4), 4_000)))
  const authors = new Authors(steps)
  assert.ok(authors.reaches(1_000), "which is near")
  assert.ok(!authors.reaches(steps.length))
  while (authors.prepare(1));
  assert.ok(authors.reaches(steps.length))
})

/** Batches by two people and by nobody in two files, in all the ways in which a text changes. */
function edits(next, count) {
  const lengths = { main: 0, notes: 0 }
  return Array.from({ length: count }, (_, seq) => {
    const file = next() < 0.8 ? "main" : "notes"
    const changes = Array.from({ length: 1 + Math.floor(next() * 2) }, () => {
      const change = changeOf(next, lengths[file])
      lengths[file] += change.reduce((sum, part) => sum + (Array.isArray(part) ? part.slice(1).join("\n").length - part[0] : 0), 0)
      return change
    })
    const by = ["ada", "grace", undefined][Math.floor(next() * 2.1)]
    return { type: "edited", seq, at: seq, by, file, how: seq % 500 === 0 ? "reset" : "typed", revision: 0, changes, ms: changes.map(() => 0) }
  })
}

// One or two places; they grow, but not beyond some hundred.
function changeOf(next, length) {
  const change = []
  let left = length
  for (let places = 1 + Math.floor(next() * 2); places > 0; places--) {
    const kept = Math.floor(next() * (left + 1))
    if (kept > 0) change.push(kept)
    const removed = next() < 0.5 ? Math.floor(next() * Math.min(left - kept, length > 200 ? 40 : 5)) : 0
    left -= kept + removed
    const inserted = removed && next() < 0.4 ? [] : "x".repeat(1 + Math.floor(next() * 4)).concat(next() < 0.2 ? "\ny\n" : "").split("\n")
    change.push([removed, ...inserted])
  }
  return left > 0 ? [...change, left] : change
}

/** The author of each unit of each file, after each number of steps. */
function letterByLetter(steps) {
  const after = [new Map()]
  for (let step = 0; step < steps.length; step++) {
    const { by, how, file } = steps.edit(step)
    const before = [...(after.at(-1).get(file) ?? [])]
    const letters = []
    for (const part of steps.change(step)) {
      if (typeof part === "number") letters.push(...before.splice(0, part))
      else {
        before.splice(0, part[0])
        letters.push(...[...part.slice(1).join("\n")].map(() => (how === "reset" || !by ? null : by)))
      }
    }
    after.push(new Map(after.at(-1)).set(file, letters))
  }
  return after
}
