import assert from "node:assert/strict"
import { readFile, readdir } from "node:fs/promises"
import test from "node:test"
import { ChangeSet } from "../../main/resources/static/vendor/codemirror/codemirror.js"
import { applyChange, mapPosition } from "../../main/resources/static/js/room/changes.js"
import { apply, empty } from "../../main/resources/static/js/room/state.js"
import { advance } from "../../main/resources/static/js/clock.js"
import { Player } from "../../main/resources/static/js/replay/player.js"
import { Steps } from "../../main/resources/static/js/replay/steps.js"
import { ListedEvents } from "../../main/resources/static/js/replay/events.js"
import { linesOf } from "../../main/resources/static/js/replay/activity.js"
import { places } from "../../main/resources/static/js/replay/whereabouts.js"

const folder = new URL("../resources/events/", import.meta.url)
const golden = JSON.parse(await readFile(new URL("two-people.json", folder), "utf8"))

for (const file of await readdir(folder)) {
  test(`apply makes of ${file} the state beside it`, async () => {
    const { events, state } = JSON.parse(await readFile(new URL(file, folder), "utf8"))
    assert.deepEqual(events.reduce(apply, empty), state)
  })
}

test("a change does to a string what CodeMirror does", () => {
  let text = "one 😀\ntwo"
  for (let round = 0; round < 500; round++) {
    const from = Math.floor(Math.random() * (text.length + 1))
    const to = Math.min(text.length, from + Math.floor(Math.random() * 4))
    const change = ChangeSet.of({ from, to, insert: ["x", "\n", "漢", "", "y\nz"][round % 5] }, text.length)
    const position = Math.floor(Math.random() * (text.length + 1))
    if (position < from || position > to) assert.equal(mapPosition(position, change.toJSON()), change.mapPos(position))
    text = applyChange(text, change.toJSON())
    assert.equal(text.length, change.newLength)
  }
})

test("a change for another text is refused", () => {
  assert.throws(() => applyChange("abc", [2]), RangeError)
})

test("the replay ends where the room ended, by steps and by seeking", () => {
  const steps = new Steps(new ListedEvents(golden.events))
  const player = new Player(steps)
  player.go(steps.length)
  assert.deepEqual(player.room, golden.state)
  player.go(0)
  assert.deepEqual(player.room, empty)
})

test("each change of a batch has its own moment", () => {
  const steps = new Steps(new ListedEvents(golden.events))
  const written = Array.from(steps.times).filter((_, step) => steps.edit(step))
  assert.deepEqual(written.map(at => at - golden.events[0].at), [20, 30])
})

test("playing skips what is idle when asked", () => {
  const next = () => 60_000
  assert.equal(advance(0, 100, { speed: 2, skipIdle: false, end: 90_000, next }), 200)
  assert.equal(advance(0, 100, { speed: 2, skipIdle: true, end: 90_000, next }), 59_000)
  assert.equal(advance(89_999, 100, { speed: 32, skipIdle: true, end: 90_000, next: () => null }), 90_000)
})

test("the transcript gathers edits into bursts", () => {
  const kinds = linesOf(new Steps(new ListedEvents(golden.events))).map(line => line.kind)
  assert.deepEqual(kinds, ["joined", "said", "joined", "started", "edited", "language-chosen", "said", "left", "finished"])
})

test("a replay counts what was pasted in several changes once", async () => {
  const { events, state } = JSON.parse(await readFile(new URL("facts.json", folder), "utf8"))
  const steps = new Steps(new ListedEvents(events))
  const player = new Player(steps)
  player.go(steps.length)
  assert.deepEqual(player.room, state)
})

test("the transcript tells facts as they are", async () => {
  const { events } = JSON.parse(await readFile(new URL("facts.json", folder), "utf8"))
  const lines = linesOf(new Steps(new ListedEvents(events))).map(({ kind, text }) => [kind, text])
  assert.deepEqual(lines.filter(([kind]) => ["pasted", "left-tab", "returned"].includes(kind)),
    [["pasted", 15], ["pasted", 10], ["left-tab", undefined], ["returned", undefined]])
})

test("the latest 5,000 facts are kept, as in the server's snapshot", () => {
  let room = empty
  for (let seq = 1; seq <= 5_002; seq++) {
    room = apply(room, { seq, at: seq, by: "ada", type: seq % 2 ? "left-tab" : "returned" })
  }
  assert.deepEqual([room.facts.length, room.facts[0].seq, room.facts.at(-1).seq], [5_000, 3, 5_002])
})

test("the transcript tells what happened to files, and names the file where there are several", async () => {
  const { events } = JSON.parse(await readFile(new URL("workspace.json", folder), "utf8"))
  const lines = linesOf(new Steps(new ListedEvents(events))).filter(({ kind }) => /file|-in$/.test(kind))
  assert.deepEqual(lines.map(({ kind, text, file }) => [kind, text, file].filter(part => part !== undefined)), [
    ["file-added", "She is late.md"], ["file-removed", "She is late.md"], ["file-added", "util.py"],
    ["pasted-in", 30, "util.py"], ["edited-in", "main.py"], ["file-added", "Überblick 漢字.txt"],
    ["file-renamed", "main.py", "main.js"], ["file-removed", "util.py"], ["language-chosen-in", "go", "Überblick 漢字.txt"],
  ])
})

test("writing in another file is another burst", () => {
  const edit = (seq, file) => ({ seq, at: seq * 100, by: "ada", type: "edited", file, revision: 0, changes: [[[0, "x"]]], ms: [0], how: "typed" })
  const added = (seq, file) => ({ seq, at: seq * 100, by: "ada", type: "file-added", file, name: file, language: "plain" })
  const events = [added(1, "a"), edit(2, "a"), edit(3, "a"), added(4, "b"), edit(5, "b"), edit(6, "b"), edit(7, "a")]
  const bursts = linesOf(new Steps(new ListedEvents(events))).filter(line => line.edit).map(({ edit, file }) => [edit.to - edit.from, file])
  assert.deepEqual(bursts, [[2, undefined], [2, "b"], [1, "a"]])
})

test("an edit that changes nothing is no step, and a pause in the middle of one parts its steps and not its line", () => {
  const edit = (at, ...ms) => ({ at, by: "ada", type: "edited", file: "f", how: "typed", changes: ms.map(() => [[0, "x"]]), ms })
  const steps = new Steps(new ListedEvents([edit(0), edit(50_000, 49_000, 20_000, 0), edit(50_500), edit(51_000, 0), edit(52_000)]))
  assert.deepEqual([...steps.times], [1_000, 30_000, 50_000, 51_000])
  assert.deepEqual([0, 1, 2, 3].map(step => [steps.event(step).at, steps.isLast(step)]),
    [[50_000, false], [50_000, false], [50_000, true], [51_000, true]])
  assert.deepEqual(steps.pieces.map(({ from, to }) => [from, to]), [[0, 1], [1, 2], [2, 4]])
  assert.deepEqual(steps.pauses, [0, 1, 2])
  assert.deepEqual(linesOf(steps).map(({ at, until, edit: { from, to } }) => [at, until, from, to]), [[1_000, 51_000, 0, 4]])
})

test("everybody's cursor is where they were last, carried along by what was written since", () => {
  const edit = (by, file, ...changes) => ({ at: 0, by, type: "edited", file, changes, ms: changes.map(() => 0) })
  const steps = new Steps(new ListedEvents([
    edit("ada", "f1", [[0, "abc"]]),
    { at: 0, by: "grace", type: "selected", file: "f1", samples: [[0, 0, 0], [0, 1, 3]] },
    edit("mary", "f1", [1, [0, "xx"], 2]),
    edit("mary", "f2", [[0, "z"]]),
    { at: 0, by: "edsger", type: "left" },
  ]))
  const found = Object.fromEntries(places(steps, 0, steps.length))
  assert.deepEqual(found, {
    ada: { file: "f1", ranges: [[5, 5]] }, grace: { file: "f1", ranges: [[1, 5]] },
    mary: { file: "f2", ranges: [[1, 1]] }, edsger: { file: null, ranges: [] },
  })
  assert.deepEqual([...places(steps, 3, 4).keys()], ["mary"])
})

test("the transcript tells who gave time alone and who ended it", async () => {
  const { events } = JSON.parse(await readFile(new URL("workspace.json", folder), "utf8"))
  const lines = linesOf(new Steps(new ListedEvents(events))).map(({ kind, text }) => [kind, text]).filter(([kind]) => kind.startsWith("focus"))
  assert.deepEqual(lines, [["focus-started", 5], ["focus-ended", undefined], ["focus-started", 1],
    ["focus-over", undefined], ["focus-started", 3]])
})

test("what old runs wrote is let go of when it is too much, the oldest first and never the last", () => {
  let seq = 0
  const next = (state, event) => apply(state, { seq: ++seq, at: seq, ...event })
  const room = { ...empty, files: { f1: { name: "main.py", language: "python", revision: 0, text: "" } } }
  const ran = (state, run, units) => [
    { type: "run-started", by: "ada", run, file: "f1", language: "python", arguments: "", revisions: { f1: 0, stdin: 0 } },
    { type: "run-output", run, pieces: [["out", "x".repeat(units)]] },
    { type: "run-ended", run, outcome: "exited", code: 0, ms: 1, memory: 0 },
  ].reduce(next, state)
  const kept = ({ runs }) => runs.filter(run => "output" in run).map(({ run }) => run)

  const full = [1, 2, 3, 4].reduce((state, run) => ran(state, run, 128 * 1024), room)
  assert.deepEqual(kept(full), [1, 2, 3, 4], "exactly as much as is kept")
  assert.deepEqual(kept(ran(full, 5, 1)), [2, 3, 4, 5])
  assert.deepEqual(kept(ran(full, 5, 600 * 1024)), [5])
  assert.deepEqual(kept(ran(ran(full, 5, 600 * 1024), 6, 0)), [6], "even by one that writes nothing")
  assert.equal(full.runs.length, 4)
})
