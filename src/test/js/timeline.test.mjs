import assert from "node:assert/strict"
import test from "node:test"
import { spoken } from "../../main/resources/static/js/clock.js"
import { ListedEvents } from "../../main/resources/static/js/replay/events.js"
import { fileNames } from "../../main/resources/static/js/replay/file-names.js"
import { Moves } from "../../main/resources/static/js/replay/moves.js"
import { Steps } from "../../main/resources/static/js/replay/steps.js"
import { bursts, writingAt } from "../../main/resources/static/js/replay/timeline/bursts.js"
import { counts, path, writing } from "../../main/resources/static/js/replay/timeline/density.js"
import { clusters, kindOf, marksOf } from "../../main/resources/static/js/replay/timeline/marks.js"
import { short, ticks } from "../../main/resources/static/js/replay/timeline/ruler.js"
import { Scale, idle } from "../../main/resources/static/js/replay/timeline/scale.js"

const MINUTE = 60_000
const START = 1_000_000
const END = START + 60 * MINUTE
/** Something every ten seconds, except from minute 20 to 30 and from 40 to 43. */
const moments = Array.from({ length: 361 }, (_, index) => START + index * 10_000)
  .filter(at => !between(at, 20, 30) && !between(at, 40, 43))
const breaks = idle(at(moments), START, END)
const scale = new Scale({ start: START, end: END, breaks, width: 1_000 })

/** What is said, as steps. */
function at(moments) {
  return new Steps(new ListedEvents(moments.map(at => ({ at, type: "said" }))))
}

function between(at, from, to) {
  return at > START + from * MINUTE && at < START + to * MINUTE
}

test("only stretches of more than two minutes without anything are idle", () => {
  assert.deepEqual(breaks.map(({ from, to }) => [(from - START) / 1_000, (to - START) / 1_000]), [[1_201, 1_798], [2_401, 2_578]])
  assert.deepEqual(idle(at([START, START + 120_000]), START, START + 120_000), [])
  assert.deepEqual(idle(at([]), START, START + 120_001).length, 1)
})

test("idle stretches are squeezed to one width, and the rest is as long as it lasted", () => {
  for (const { from, to } of breaks) assert.equal(Math.round(scale.x(to) - scale.x(from)), 48)
  const minute = scale.x(START + MINUTE) - scale.x(START)
  assert.ok(Math.abs(scale.x(END) - scale.x(END - MINUTE) - minute) < 1e-6)
  assert.equal(Math.round(scale.x(END)), 1_000)
  const many = Array.from({ length: 40 }, (_, index) => ({ from: START + index * 60_000, to: START + index * 60_000 + 50_000 }))
  const crowded = new Scale({ start: START, end: END, breaks: many, width: 300 })
  assert.ok(crowded.rate > 0)
  assert.equal(Math.round(crowded.x(END)), 300)
})

test("every moment has one place, also zoomed, and every place its moment", () => {
  for (const each of [scale, scale.zoomed(7.5, 300), scale.zoomed(1e9), scale.toggled(breaks[0].from), scale.resized(390, 18)]) {
    for (const at of [START, ...moments, END]) assert.ok(Math.abs(each.at(each.x(at)) - at) < 1, `${each.at(each.x(at))} is not ${at}`)
    let last = -Infinity
    for (const at of moments) {
      assert.ok(each.x(at) > last)
      last = each.x(at)
    }
  }
})

test("what is pointed at stays there while one zooms", () => {
  const at = scale.at(700)
  let zoomed = scale
  for (let round = 0; round < 12; round++) zoomed = zoomed.zoomed(zoomed.zoom * 1.4, zoomed.x(at))
  assert.ok(Math.abs(zoomed.x(at) - 700) < 1e-3)
  assert.ok(zoomed.zoom > 50)
  const back = zoomed.zoomed(0.1)
  assert.equal(back.zoom, 1)
  assert.equal(back.left, 0)
})

test("nothing is shown beyond the start and the end", () => {
  const near = scale.zoomed(10)
  assert.equal(near.panned(-1e9).from, START)
  assert.ok(Math.abs(near.panned(1e9).to - END) < 1)
  const part = scale.between(START + 5 * MINUTE, START + 15 * MINUTE)
  assert.ok(Math.abs(part.from - START - 5 * MINUTE) < 1)
  assert.ok(Math.abs(part.to - START - 15 * MINUTE) < 1)
  const around = scale.showing(START + 10 * MINUTE, START + 12 * MINUTE)
  assert.ok(around.x(START + 10 * MINUTE) > 0 && around.x(START + 12 * MINUTE) < 1_000)
})

test("an idle stretch that is opened is as long as it lasted, until it is closed", () => {
  const opened = scale.toggled(breaks[0].from)
  const { from, to } = breaks[0]
  assert.ok(Math.abs(opened.x(to) - opened.x(from) - (to - from) * opened.rate) < 1e-6)
  assert.equal(opened.toggled(from).x(to), scale.x(to))
  const near = scale.zoomed(8, 100)
  assert.ok(Math.abs(near.toggled(from).rate - near.rate) < 1e-9)
})

test("shares are of the time in which something happens", () => {
  assert.equal(scale.activeAt(0), START)
  assert.equal(scale.activeAt(1), END)
  const half = scale.activeAt(0.5)
  assert.equal(scale.toggled(breaks[0].from).activeAt(0.5), half)
  assert.ok(breaks.every(({ from, to }) => half <= from || half >= to))
})

test("times stand apart from each other and from the breaks", () => {
  for (const each of [scale, scale.zoomed(6), scale.zoomed(60, 20), scale.resized(300, 18)]) {
    const found = ticks(each, START)
    assert.ok(found.length > 1)
    found.forEach(({ x, at }, index) => {
      assert.ok(index === 0 || x - found[index - 1].x >= 52)
      assert.ok(x >= -1e-6 && x <= each.width)
      assert.ok(breaks.every(({ from, to }) => at <= from || at >= to))
    })
  }
  assert.deepEqual([45_000, 5 * MINUTE, 80 * MINUTE, 120 * MINUTE].map(short), ["45s", "5m", "1h 20m", "2h"])
})

test("bars count what was written, wherever one looks", () => {
  const written = moments.flatMap(at => [at, at, at])
  const all = counts(written, scale)
  assert.equal(all.reduce((sum, count) => sum + count), written.length)
  const near = scale.zoomed(9, 500)
  assert.equal(counts(written, near).reduce((sum, count) => sum + count), written.length)
  const drawn = path(counts(written, near), 8, near).match(/M-?[\d.]+/g).map(move => Number(move.slice(1)))
  assert.ok(drawn.length > 10)
  assert.ok(drawn.every(x => x > -4 && x < near.width + 4))
})

test("marks that would lie on each other are one", () => {
  const marks = [0, 5, 30, 40, 100].map(at => ({ at, kind: "chat" }))
  assert.deepEqual(clusters(marks, at => at).map(({ x, marks }) => [x, marks.length]), [[0, 3], [40, 1], [100, 1]])
  assert.deepEqual(clusters(marks, at => at * 10).length, 5)
  assert.equal(kindOf([{ kind: "joined" }, { kind: "run-failed" }, { kind: "chat" }]), "run-failed")
})

test("only what somebody did is marked, and leaving the tab lasts until one is back", () => {
  const run = { ended: { outcome: "exited", code: 1 } }
  const marks = marksOf([
    { at: -5, by: "ada", kind: "joined" }, { at: 2, kind: "started" }, { at: 3, by: "ada", kind: "left-tab" },
    { at: 4, by: "ada", kind: "edited" }, { at: 5, by: "ada", kind: "returned" }, { at: 6, by: "ada", kind: "ran", run },
    { at: 7, by: "ada", kind: "pasted-in" }, { at: 8, by: "ada", kind: "left-tab" },
  ], { look: () => "badly", sentence: ({ kind }) => kind, start: 1, end: 10 })
  assert.deepEqual(marks.map(({ at, kind, until }) => [at, kind, until]), [[1, "joined", undefined], [3, "left-tab", 5],
    [6, "run-failed", undefined], [7, "paste", undefined], [8, "left-tab", 10]])
  assert.equal(marks[0].words(), "joined")
})

test("nobody is away from a tab that was cut off, or opened anew", () => {
  const lines = [
    { at: 2, by: "ada", kind: "left-tab" }, { at: 4, kind: "interrupted" }, { at: 5, by: "ada", kind: "joined" },
    { at: 6, by: "ada", kind: "left-tab" }, { at: 7, by: "grace", kind: "joined" }, { at: 8, by: "ada", kind: "joined" },
  ]
  const marks = marksOf(lines, { look: () => null, sentence: ({ kind }) => kind, start: 1, end: 10 })
  assert.deepEqual(marks.filter(({ kind }) => kind === "left-tab").map(({ at, until }) => [at, until]), [[2, 4], [6, 8]])
})

const edit = (at, by = "ada", file = "main") => ({ type: "edited", at, by, file, changes: [[]], ms: [0] })

test("one who writes on without a pause writes in one stretch", () => {
  const steps = new Steps(new ListedEvents([edit(0), edit(5_000), { at: 6_000, type: "said" }, edit(14_000), edit(14_500, "grace"), edit(30_000),
    edit(31_000, "ada", "notes")]))
  const all = bursts(steps)
  assert.deepEqual(all.get("ada").map(({ file, from, to }) => [file, from, to]), [["main", 0, 14_000], ["main", 30_000, 30_000], ["notes", 31_000, 31_000]])
  assert.equal(writingAt(all, 14_600).by, "grace")
  assert.equal(writingAt(all, 25_000), null)
  assert.equal(writingAt(all, 31_500).file, "notes")
  assert.deepEqual([...writing(steps).get("grace")], [14_500])
})

test("one steps through what happened, and through each edit", () => {
  let time = 0
  let said = "nothing"
  let isPlaying = false
  const events = [10, 20, 20, 4_000].map((at, index) => ({ at, words: () => index }))
  const marks = [{ at: 20, kind: "run-failed" }, { at: 30, kind: "chat" }, { at: 40, kind: "run-passed" }]
  const moves = new Moves(events, marks, {
    steps: new Steps(new ListedEvents([edit(5), edit(5), { at: 9, type: "said" }, edit(15), { at: 16, type: "said" }])), time: () => time, playing: () => isPlaying,
    seek: at => (time = at), say: thing => (said = thing?.at ?? null),
  })
  const after = move => {
    move()
    return time
  }
  assert.deepEqual([1, 1, 1].map(way => after(() => moves.event(way))), [10, 20, 4_000])
  moves.event(1)
  assert.equal(said, null)
  assert.deepEqual([-1, -1].map(way => after(() => moves.event(way))), [20, 10])
  assert.deepEqual([1, 1, 1].map(() => after(() => moves.mark("run", 1))), [20, 40, 40])
  assert.deepEqual(moves.groups, ["run", "chat"])
  let isGone = false
  moves.add({ at: 25, words: () => "note", isGone: () => isGone }, "note")
  assert.deepEqual(moves.groups, ["run", "note", "chat"])
  time = 0
  assert.deepEqual([1, 1, 1].map(way => after(() => moves.event(way))), [10, 20, 25])
  isGone = true
  assert.deepEqual(moves.groups, ["run", "chat"])
  time = 0
  assert.deepEqual([1, 1, 1].map(() => after(() => moves.edit(1))), [5, 15, 15])
  assert.deepEqual([1, 1, 1].map(() => after(() => moves.edit(-1))), [5, 4, 4])
  time = 4_500
  assert.equal(after(() => moves.edit(-1)), 5)
  time = 4_500
  isPlaying = true
  moves.event(-1)
  assert.equal(time, 20)
})

test("times are said as people say them", () => {
  assert.equal(spoken(38 * MINUTE + 12_000), "38 minutes 12 seconds")
  assert.equal(spoken(61 * MINUTE + 1_500), "1 hour 1 minute 1 second")
  assert.equal(spoken(0), "0 seconds")
  assert.equal(spoken(120_000), "2 minutes")
})

test("a file is called what it was called then", () => {
  const name = fileNames(new ListedEvents([{ type: "file-added", file: "f", name: "a.py", at: 1 }, { type: "said", at: 2 }, { type: "file-renamed", file: "f", name: "b.py", at: 5 }]), { stdin: "Input" })
  assert.deepEqual([name("f", 0), name("f", 4), name("f", 5), name("stdin", 0), name("gone", 0)], ["a.py", "a.py", "b.py", "Input", ""])
})
