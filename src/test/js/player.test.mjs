import assert from "node:assert/strict"
import test from "node:test"
import { applyChange } from "../../main/resources/static/js/room/changes.js"
import { apply, empty } from "../../main/resources/static/js/room/state.js"
import { ListedEvents } from "../../main/resources/static/js/replay/events.js"
import { Player } from "../../main/resources/static/js/replay/player.js"
import { Steps } from "../../main/resources/static/js/replay/steps.js"
import { LongText } from "../../main/resources/static/js/replay/text.js"

const random = seed => () => (seed = (seed * 16807) % 2147483647) / 2147483647

test("a long text is what the changes make of a string", () => {
  const next = random(1)
  let text = ""
  const long = new LongText(text)
  for (let round = 0; round < 3_000; round++) {
    const change = changeOf(next, text.length, round % 50 === 0 ? 5_000 : 3)
    long.apply(change)
    text = applyChange(text, change)
    assert.equal(long.length, text.length)
    if (round % 100 === 0) assert.equal(String(long), text)
  }
  assert.equal(String(long), text)
  long.apply([[text.length]])
  assert.equal(String(long), "")
  long.apply([[0, "a", "b"]])
  assert.equal(String(long), "a\nb")
  assert.throws(() => long.apply([4, [0, "c"]]), RangeError)
})

test("the room is the same whichever way one comes to a moment", () => {
  const events = interview()
  const steps = new Steps(new ListedEvents(events))
  const whole = events.reduce(apply, empty)
  const player = new Player(steps)
  player.go(steps.length)
  assert.deepEqual(player.room, whole)
  const next = random(2)
  for (let round = 0; round < 60; round++) {
    const index = Math.floor(next() * steps.length)
    player.go(index)
    if (index === 0 || !steps.isLast(index - 1)) continue
    assert.deepEqual(player.room, events.slice(0, events.indexOf(steps.event(index - 1)) + 1).reduce(apply, empty))
  }
  const prepared = new Player(steps)
  while (prepared.prepare(1));
  prepared.go(steps.length)
  assert.deepEqual(prepared.room, whole)
})

/** Two files and the standard input, written in by turns, pasted into, renamed and removed. */
function interview() {
  const next = random(3)
  const [ada, grace] = ["ada", "grace"]
  const lengths = { main: 0, notes: 0, stdin: 0 }
  const revisions = { main: 0, notes: 0, stdin: 0 }
  const events = []
  const add = event => events.push({ seq: events.length + 1, at: 1_000 * events.length, ...event })
  add({ type: "joined", by: ada, role: "candidate" })
  add({ type: "file-added", file: "main", name: "main.py", language: "python", by: null })
  add({ type: "file-added", file: "notes", name: "notes.md", language: "markdown", by: grace })
  for (let round = 0; round < 2_500; round++) {
    const file = round > 2_000 ? "main" : ["main", "main", "notes", "stdin"][Math.floor(next() * 4)]
    const changes = [1, 2].slice(0, 1 + Math.floor(next() * 2)).map(() => {
      const change = changeOf(next, lengths[file], 4)
      lengths[file] += change.reduce((sum, part) => sum + (Array.isArray(part) ? part.slice(1).join("\n").length - part[0] : 0), 0)
      return change
    })
    const how = round % 40 === 0 ? "pasted" : "typed"
    add({ type: "edited", by: ada, file, how, revision: revisions[file], changes, ms: changes.map((_, at) => 10 * (changes.length - at - 1)) })
    revisions[file] += changes.length
    if (round % 300 === 0) add({ type: "file-renamed", file: "main", name: `main${round}.py`, language: "python", by: grace })
    if (round === 2_000) add({ type: "file-removed", file: "notes", by: grace })
  }
  return events
}

function changeOf(next, length, size) {
  const at = Math.floor(next() * (length + 1))
  const removed = next() < 0.4 ? Math.min(length - at, Math.floor(next() * size)) : 0
  const inserted = removed && next() < 0.5 ? [] : "x".repeat(1 + Math.floor(next() * size)).concat(next() < 0.2 ? "\ny" : "").split("\n")
  const rest = length - at - removed
  return [...(at ? [at] : []), [removed, ...inserted], ...(rest ? [rest] : [])]
}
