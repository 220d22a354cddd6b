import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import test from "node:test"
import { whyNot } from "../../main/resources/static/js/room/run-reason.js"
import { badge, closing, look, outcome, sentence, size, time } from "../../main/resources/static/js/room/run-words.js"

// As the page's script finds them: data-time-limit is timeLimit.
const html = readFileSync(new URL("../../main/resources/templates/room/output.html", import.meta.url), "utf8")
const messages = readFileSync(new URL("../../main/resources/messages.properties", import.meta.url), "utf8")
const message = key => messages.match(new RegExp(`^${key.replaceAll(".", "\\.")}=(.*)$`, "m"))[1].replaceAll(/'([{}]\d?[{}]?)'/g, "$1").replaceAll("''", "'")
const words = Object.fromEntries([...html.matchAll(/data-([a-z-]+)=#\{([a-z.-]+)\}/g)].map(([, name, key]) =>
  [name.replaceAll(/-([a-z])/g, (_, letter) => letter.toUpperCase()), message(key)]))

const nameOf = id => ({ a: "Ada", g: "Grace" })[id]
const run = (ended, more = {}) => ({ run: 1, by: "a", name: "main.py", ended: { ms: 104, memory: 0, ...ended }, ...more })
const said = (ended, more) => outcome(run(ended, more), words, nameOf)

test("says how a run ended, and what ended it", () => {
  assert.equal(said({ outcome: "exited", code: 1 }), "exit code 1 after 0.1 s")
  assert.equal(said({ outcome: "time-limit", limit: 10_000 }), "stopped after 10 s")
  assert.equal(said({ outcome: "output-limit", limit: 65_536 }), "more than 64 KiB of output: stopped")
  assert.equal(said({ outcome: "memory-limit", limit: 268_435_456 }), "out of memory (256 MiB)")
  assert.equal(said({ outcome: "stopped" }, { stopped: "g" }), "stopped by Grace after 0.1 s")
  assert.equal(said({ outcome: "stopped" }), "stopped by the room after 0.1 s")
  assert.equal(said({ outcome: "lost" }), "the server was restarted, and the run was lost")
  for (const why of ["busy", "no-sandbox", "no-language", "arguments-too-long", "failed"]) {
    assert.match(said({ outcome: "not-started", why }), /^not started, because /)
  }
  assert.equal(said({ outcome: "not-started", why: "of another version" }), said({ outcome: "not-started", why: "failed" }))
})

test("says it as a sentence, in a line and in a word", () => {
  const done = run({ outcome: "exited", code: 0, ms: 182, memory: 11.2 * 1024 * 1024 })
  assert.equal(closing(done, words, nameOf), "Exit code 0 after 0.18 s, 11.2 MiB of memory")
  assert.equal(sentence(done, words, nameOf), "Ada ran main.py: exit code 0 after 0.18 s")
  assert.equal(sentence({ by: "a", name: "main.py" }, words, nameOf), "Ada is running main.py")
  assert.equal(sentence(run({ outcome: "exited", code: 3 }, { name: "{0}" }), words, nameOf), "Ada ran {0}: exit code 3 after 0.1 s")
  assert.equal(badge(done, words), "Exit 0")
  for (const how of ["time-limit", "output-limit", "memory-limit", "stopped", "not-started", "lost"]) assert.ok(badge(run({ outcome: how }), words))
  assert.deepEqual([{}, done, run({ outcome: "exited", code: 1 }), run({ outcome: "time-limit" }), run({ outcome: "stopped" })].map(look),
    ["running", "well", "badly", "badly", "cut"])
})

test("tells times and sizes with as many digits as mean something", () => {
  assert.deepEqual([0, 1, 46, 182, 999, 3_149, 9_999, 10_000, 12_400].map(time),
    ["0 s", "0.001 s", "0.046 s", "0.18 s", "1 s", "3.1 s", "10 s", "10 s", "12 s"])
  assert.deepEqual([65_536, 1_048_576, 11_744_051, 268_435_456, 400_000_000].map(size), ["64 KiB", "1 MiB", "11.2 MiB", "256 MiB", "381 MiB"])
})

test("says why nothing can be run, what matters most first", () => {
  const all = { ready: true, can: { languages: ["python"] }, room: { startedAt: 1 }, role: "candidate", heldBack: null, language: "python" }
  const why = change => whyNot({ ...all, ...change })
  assert.equal(why({}), null)
  assert.equal(why({ ready: false, can: null }), "away")
  assert.equal(why({ room: { startedAt: null } }), "not-started")
  assert.equal(why({ room: { startedAt: null }, role: "interviewer" }), null)
  assert.equal(why({ heldBack: "alone", role: "interviewer" }), "alone")
  assert.equal(why({ heldBack: "behind", role: "interviewer" }), "behind")
  assert.equal(why({ room: { startedAt: 1, running: false } }), "off")
  assert.equal(why({ can: null }), "untried")
  assert.equal(why({ can: { languages: [], why: "untried" } }), "untried")
  assert.equal(why({ can: { languages: [], why: "no-sandbox" } }), "no-sandbox")
  assert.equal(why({ language: "html" }), "no-program")
  assert.equal(why({ language: "go" }), "no-toolchain")
})
