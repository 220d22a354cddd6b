// Whatever words CodeMirror shows or says are in messages.properties, under its English ones; an update may bring new ones.
import assert from "node:assert/strict"
import { readFileSync, readdirSync } from "node:fs"
import test from "node:test"

const resources = new URL("../../main/resources/", import.meta.url)
const read = file => readFileSync(new URL(file, resources), "utf8")

// phrase("next"), phrase(open ? "Fold line" : "Unfold line"), and the search panel's way: S(view, "next").
const CALLS = [/\.phrase\("([^"]+)"/g, /\.phrase\([^"()]+\?"([^"]+)":"([^"]+)"\)/g]
const SHORT = /function ([\w$]+)\(\w,\w\)\{return \w\.state\.phrase\(\w\)\}/g

function spoken(code) {
  assert.doesNotMatch([...CALLS, SHORT].reduce((rest, known) => rest.replaceAll(known, ""), code), /.{30}\.phrase\(.{60}/)
  const short = [...code.matchAll(SHORT)].map(([, name]) => new RegExp(`\\b${name.replace("$", "\\$")}\\(\\w,"([^"]+)"\\)`, "g"))
  return [...CALLS, ...short].flatMap(call => [...code.matchAll(call)].flatMap(([, ...phrases]) => phrases))
}

test("every word of CodeMirror's is one of ours", () => {
  const bundle = readdirSync(new URL("static/vendor/codemirror/", resources)).filter(name => name.endsWith(".js"))
  const theirs = new Set(bundle.flatMap(name => spoken(read(`static/vendor/codemirror/${name}`))))
  const [, message] = read("messages.properties").match(/^editor\.phrases=(.*)$/m)
  const ours = Object.keys(JSON.parse(message.replaceAll(/'([{}])'/g, "$1").replaceAll("''", "'")))
  assert.deepEqual([...theirs].sort(), ours.sort())
})
