// Whether the replay of a trace is the trace: random-moments.mjs TRACE.jsonl.gz COMPACT [MOMENTS] takes the compact form of its
// recording to so many moments, forwards, backwards and at random, and compares each with the text that the trace's own
// edits make by then. Writes how many it compared, and the seed of its chance.
import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { Player } from "../../main/resources/static/js/replay/player.js"
import { read } from "../../main/resources/static/js/replay/reading.js"
import { readTrace } from "./trace-lines.mjs"

const [trace, compact, count = "200"] = process.argv.slice(2)
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)
const chance = random(seed)
const { steps } = read(new Uint8Array(readFileSync(compact)))
const chosen = Array.from({ length: Number(count) }, () => Math.floor(chance() * (steps.length + 1)))
const texts = textsAt(new Set(chosen))
const player = new Player(steps)
const ascending = [...chosen].sort((one, other) => one - other)
for (const way of [ascending, ascending.toReversed(), chosen]) for (const index of way) {
  player.go(index)
  assert.equal(player.room.files.f1?.text ?? "", texts.get(index), `after ${index} steps, seed ${seed}`)
}
console.log(`${chosen.length} moments of ${steps.length} steps, seed ${seed}`)

/** What a person with a string and a pair of scissors gets; a step is the recording's, and most are an edit. */
function textsAt(wanted) {
  const { start, edits } = readTrace(trace)
  const raw = edits.filter(({ d, i }) => d > 0 || i !== "").values()
  const found = new Map()
  let text = ""
  let begun = start === ""
  if (wanted.has(0)) found.set(0, "")
  for (let step = 0; step < steps.length; step++) {
    if (steps.edit(step) && !begun) [text, begun] = [start, true]
    else if (steps.edit(step)) {
      const { p, d, i } = raw.next().value
      text = text.slice(0, p) + i + text.slice(p + d)
    }
    if (wanted.has(step + 1)) found.set(step + 1, text)
  }
  assert.ok(raw.next().done, "the recording has every edit")
  return found
}

function random(seed) {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  }
}
