// Writes src/test/resources/traces/greeting.jsonl.gz: somebody writes a small program, with slips, second thoughts, a
// paste and an undo, in the format of the real traces: a header, then {t, p, d, i} a line, in UTF-16 units.
// `node make-trace.mjs [seed]`

import { createHash } from "node:crypto"
import { writeFileSync } from "node:fs"
import { gzipSync } from "node:zlib"

const seed = Number(process.argv[2] ?? 1815)

let state = seed >>> 0
function random(below) {
  state = (state + 0x6d2b79f5) >>> 0
  let t = state
  t = Math.imul(t ^ (t >>> 15), t | 1)
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
  return ((t ^ (t >>> 14)) >>> 0) % below
}

const edits = []
let text = "", now = 0

function edit(at, deleted, inserted, after = 60 + random(240)) {
  now += after
  edits.push({ t: now, p: at, d: deleted, i: inserted })
  text = text.slice(0, at) + inserted + text.slice(at + deleted)
}

// A keystroke a character; now and then a wrong one that is taken back at once.
function type(at, words) {
  for (const character of words) {
    if (random(25) === 0) {
      edit(at, 0, "qwertz"[random(6)])
      edit(at, 1, "", 300 + random(500))
    }
    edit(at, 0, character)
    at += character.length
  }
  return at
}

function erase(at, words) {
  for (const character of [...words].reverse()) {
    at -= character.length
    edit(at, character.length, "", 30 + random(40))
  }
  return at
}

const end = words => text.indexOf(words) + words.length
const start = words => text.indexOf(words)

type(0, "# Greets everybody who comes in 👋\n")
type(text.length, "def greet(name):\n    return 'Hello, ' + name\n\n")
type(text.length, "for name in ['Ada', 'Grace']:\n    print(greet(name))\n")
now += 40_000
erase(end("'Hello, ' + name"), "'Hello, ' + name")
type(end("return "), "f'Hello, {name}! 🎉'")
type(end("'Grace'"), ", '小林', 'Zoë', 'עדה'")
now += 5_000
const paste = "\n# It should say:\n#   Hello, Ada! 🎉\n#   Hello, Grace! 🎉\n#   Hello, 小林! 🎉\n"
edit(text.length, 0, paste)
type(start("def greet"), "GREETINGS = {\n    'en': 'Hello',\n    'fi': 'Hei',\n    'ja': 'こんにちは',\n    'emoji': '👩🏽‍💻',\n}\n\n\n")
erase(end("def greet(name"), "name")
type(end("def greet("), "name, language='en'")
erase(end("return f'Hello"), "Hello")
type(end("return f'"), "{GREETINGS[language]}")
now += 90_000
edit(start(paste), paste.length, "")
edit(start("# Greets"), 0, paste.trimStart(), 900)
edit(start(paste.trimStart()), paste.trimStart().length, "", 1_200)
edit(text.length, 0, paste, 700)
type(text.length, "\n\nfor language in GREETINGS:\n    # every one of them, 𝑛 of them\n    print(greet('Ada', language))\n")
erase(end("𝑛 of them"), "𝑛 of them")
type(end("every one of them, "), "but 👩🏽‍💻 last")
edit(0, 0, "#!/usr/bin/env python3\n", 2_000)

const header = {
  name: "greeting", licence: "Apache-2.0", source: `src/test/js/make-trace.mjs, seed ${seed}`, startContent: "",
  endContentSha256: createHash("sha256").update(text).digest("hex"), endContentUtf16Length: text.length,
  edits: edits.length, timed: true, timeResolutionMs: 1, unit: "utf16"
}
const bytes = gzipSync([header, ...edits].map(line => JSON.stringify(line) + "\n").join(""), { level: 9 })
writeFileSync(new URL("../resources/traces/greeting.jsonl.gz", import.meta.url), bytes)
console.log(`seed ${seed}: ${edits.length} edits, ${text.length} units at the end, ${bytes.length} bytes`)
