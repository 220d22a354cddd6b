import assert from "node:assert/strict"
import test from "node:test"
import { ListedEvents } from "../../main/resources/static/js/replay/events.js"
import { Steps } from "../../main/resources/static/js/replay/steps.js"
import { factsOf as factsOfEvents } from "../../main/resources/static/js/replay/facts.js"

const factsOf = ({ header, events: list }) => {
  const events = new ListedEvents(list)
  return factsOfEvents({ header, events, steps: new Steps(events) })
}
const START = 1_000_000
const header = { startedAt: START, finishedAt: START + 100_000, people: [{ id: "ada" }, { id: "grace" }, { id: "alan" }] }
const at = (seconds, type, rest = {}) => ({ at: START + 1_000 * seconds, type, ...rest })
const edited = (seconds, by, text, how = "typed", ms = [0]) =>
  at(seconds, "edited", { by, how, file: "f1", changes: [[[0, ...text.split("\n")]]], ms })

test("an interview in which nothing happened has a length and one pause", () => {
  assert.deepEqual(factsOf({ header, events: [at(0, "started"), at(100, "finished")] }), {
    duration: 100_000, firstRun: null, runs: 0, well: 0, people: [], pauses: [{ at: 0, length: 100_000 }], files: [],
  })
})

test("runs are counted, and those that ended well", () => {
  const events = [
    at(12, "run-started", { run: 1 }), at(13, "run-ended", { run: 1, outcome: "exited", code: 1 }),
    at(14, "run-started", { run: 2 }), at(15, "run-ended", { run: 2, outcome: "exited", code: 0 }),
    at(16, "run-started", { run: 3 }), at(17, "run-ended", { run: 3, outcome: "stopped" }),
    at(18, "run-started", { run: 4 }),
  ]
  const { firstRun, runs, well } = factsOf({ header, events })
  assert.deepEqual({ firstRun, runs, well }, { firstRun: 12_000, runs: 4, well: 1 })
})

test("typing is shared out, pasting is apart, and what is undone or set back is nobody's", () => {
  const events = [
    edited(1, "ada", "ab\ncd"), edited(2, "ada", "efghi", "pasted"), edited(3, "grace", "x"), edited(4, "ada", "zz", "undone"),
    edited(5, "grace", "a whole beginning", "reset"),
  ]
  assert.deepEqual(factsOf({ header, events }).people, [
    { id: "ada", typed: 5, pasted: 5, share: 83 }, { id: "grace", typed: 1, pasted: 0, share: 17 },
  ])
  assert.deepEqual(factsOf({ header, events: [events[1]] }).people, [{ id: "ada", typed: 0, pasted: 5, share: 0 }])
})

test("what was prepared is nobody's doing in the interview", () => {
  const events = [
    edited(-60, "grace", "def primes(limit):"), at(-2, "run-started", { run: 1 }), at(-1, "run-ended", { run: 1, outcome: "exited", code: 0 }),
    at(-1, "run-started", { run: 2 }), edited(1, "ada", "x"), at(2, "run-ended", { run: 2, outcome: "exited", code: 0 }),
  ]
  const { firstRun, runs, well, people } = factsOf({ header, events })
  assert.deepEqual({ firstRun, runs, well }, { firstRun: null, runs: 0, well: 0 })
  assert.deepEqual(people, [{ id: "ada", typed: 1, pasted: 0, share: 100 }])
})

test("the longest pauses come first, begin when something happened last, and short ones are none", () => {
  const events = [
    at(-50, "joined"), edited(10, "ada", "a"), edited(14, "ada", "b"), edited(40, "ada", "c", "typed", [4_000]), at(60, "said"),
    at(97, "said"), at(99, "left"), at(170, "returned"),
  ]
  assert.deepEqual(factsOf({ header, events }).pauses, [
    { at: 60_000, length: 37_000 }, { at: 36_000, length: 24_000 }, { at: 14_000, length: 22_000 },
  ])
})

test("the files are those of the end, by their last names", () => {
  const events = [
    at(0, "file-added", { file: "f1", name: "main.py" }), at(1, "file-added", { file: "f2", name: "a.py" }),
    at(2, "file-renamed", { file: "f1", name: "app.py" }), at(3, "file-removed", { file: "f2" }), at(4, "file-added", { file: "f3", name: "b.md" }),
  ]
  assert.deepEqual(factsOf({ header, events }).files, ["app.py", "b.md"])
})
