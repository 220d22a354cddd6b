// Writes src/test/resources/rebase/vectors.jsonl.gz: what CodeMirror's own JavaScript makes of random changes, for the
// Java side to agree with. Needs src/main/frontend installed (npm ci). `node make-rebase-vectors.mjs [seed]`

import { readFileSync, writeFileSync } from "node:fs"
import { gzipSync } from "node:zlib"

const modules = new URL("../../main/frontend/node_modules/@codemirror/", import.meta.url)
const { ChangeSet, EditorState, Text } = await import(new URL("state/dist/index.js", modules))
const { collab, rebaseUpdates, receiveUpdates, sendableUpdates } = await import(new URL("collab/dist/index.js", modules))

const seed = Number(process.argv[2] ?? 20261)
const counts = { pair: 3000, rebase: 2500, receive: 1500 }

// Mulberry32: the same numbers from the same seed, on every machine.
let state = seed >>> 0
function random(below) {
  state = (state + 0x6d2b79f5) >>> 0
  let t = state
  t = Math.imul(t ^ (t >>> 15), t | 1)
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
  return ((t ^ (t >>> 14)) >>> 0) % below
}
const pick = list => list[random(list.length)]

const pieces = ["a", "b", "x", " ", "(", ";", '"', "\\", "\t", "\u0001", "\u007f", "\u2028", "\n", "\n", "ß", "e\u0301", "ع",
  "漢", "字", "が", "か\u3099", "😀", "𠮷", "𝒳", "👩🏽", "👨‍👩‍👧", "🇫🇮", "\u200f"]

function words(most) {
  let text = ""
  for (let left = random(most + 1); left > 0; left--) text += pick(pieces)
  return text
}

// Between code points, never inside one: no editor puts a cursor into the middle of a pair.
function position(text) {
  const at = random(text.length + 1)
  const inside = at > 0 && /[\ud800-\udbff]/.test(text[at - 1]) && /[\udc00-\udfff]/.test(text[at] ?? "")
  return inside ? at + 1 : at
}

function edit(text) {
  const from = position(text)
  const to = random(3) ? from : position(text)
  const insert = random(4) ? words(4) : ""
  return { from: Math.min(from, to), to: Math.max(from, to), insert }
}

function change(text) {
  const edits = Array.from({ length: random(3) ? 1 : 1 + random(4) }, () => edit(text))
  return ChangeSet.of(edits, text.length)
}

const applied = (changes, text) => changes.apply(Text.of(text.split("\n"))).toString()

function run(text, length) {
  const changes = []
  for (let i = 0; i < length; i++) {
    changes.push(change(text))
    text = applied(changes[i], text)
  }
  return { changes, text }
}

// Two changes to one document, and one that follows the first.
function pair() {
  const doc = words(pick([0, 2, 8, 24]))
  const a = change(doc), b = change(doc)
  const after = applied(a, doc)
  const next = change(after)
  const positions = Array.from({ length: 4 }, () => {
    const pos = random(doc.length + 1), assoc = pick([-1, 1])
    return [pos, assoc, a.mapPos(pos, assoc)]
  })
  return { doc, a, b, next, after, composed: a.compose(next), mapped: a.map(b), mappedBefore: a.map(b, true), positions }
}

const isAda = changes => ({ changes, clientID: "ada" })
const isGrace = changes => ({ changes, clientID: "grace" })

// Over one change at a time: over several at once, rebaseUpdates and receiveUpdates compose them, and then what comes
// first can depend on how many were heard of at once.
function rebaseEach(batch, over) {
  return over.reduce((updates, other) => rebaseUpdates(updates, [isGrace(other)]), batch.map(isAda))
    .map(update => update.changes)
}

// A batch that comes late, and what others did meanwhile.
function rebase() {
  const doc = words(pick([0, 3, 12, 30]))
  const batch = run(doc, 1 + random(6)), over = run(doc, random(9))
  const rebased = rebaseEach(batch.changes, over.changes)
  const end = rebased.reduce((text, changes) => applied(changes, text), over.text)
  return { doc, batch: batch.changes, over: over.changes, rebased, end }
}

// A browser with changes of its own on their way that hears what the room has accepted: some of them, and others'.
function receive() {
  const doc = words(pick([0, 3, 12, 30]))
  const own = run(doc, random(5)).changes.filter(changes => !changes.empty)
  let browser = EditorState.create({ doc, extensions: [collab({ clientID: "ada" })] })
  for (const changes of own) browser = browser.update({ changes }).state
  const heard = []
  let room = doc, waiting = own
  for (let i = random(6); i > 0; i--) {
    if (waiting.length && random(2)) {
      heard.push({ own: true, changes: waiting[0] })
      waiting = waiting.slice(1)
    } else {
      const changes = change(room)
      heard.push({ own: false, changes })
      waiting = rebaseEach(waiting, [changes])
    }
    room = applied(heard.at(-1).changes, room)
  }
  for (const { own, changes } of heard)
    browser = receiveUpdates(browser, [own ? isAda(changes) : isGrace(changes)]).state
  const text = browser.doc.toString()
  if (text !== waiting.reduce((text, changes) => applied(changes, text), room)) throw new Error("browser and room differ")
  const unconfirmed = sendableUpdates(browser).map(update => update.changes)
  return { doc, own, heard, text, unconfirmed }
}

const version = name => JSON.parse(readFileSync(new URL(`${name}/package.json`, modules))).version
const lines = [{ seed, counts, state: version("state"), collab: version("collab") }]
for (let i = 0; i < counts.pair; i++) lines.push({ kind: "pair", ...pair() })
for (let i = 0; i < counts.rebase; i++) lines.push({ kind: "rebase", ...rebase() })
for (let i = 0; i < counts.receive; i++) lines.push({ kind: "receive", ...receive() })

const file = new URL("../resources/rebase/vectors.jsonl.gz", import.meta.url)
const bytes = gzipSync(lines.map(line => JSON.stringify(line) + "\n").join(""), { level: 9 })
writeFileSync(file, bytes)
console.log(`seed ${seed}: ${lines.length - 1} cases, ${bytes.length} bytes`)
