// A trace of somebody's editing as the lines of a recording, an event for each edit, as if Ada had typed it in a room.
// Gaps are cut to half a minute: an interview has no nights. From a shell: trace-lines.mjs TRACE.jsonl.gz writes them.
import { readFileSync } from "node:fs"
import { pathToFileURL } from "node:url"
import { gunzipSync } from "node:zlib"

export const ADA = "0198a000-0000-7000-8000-0000000000ad"
const START = 1_763_856_000_000
const LONGEST_GAP = 30_000

/** {start, edits: [{at, p, d, i}]}, whose times count from 0. */
export function readTrace(file) {
  const [head, ...lines] = gunzipSync(readFileSync(file)).toString("utf8").split("\n").filter(Boolean).map(line => JSON.parse(line))
  let at = 0
  let before = null
  const edits = lines.filter(({ p }) => p !== undefined).map(({ t, p, d, i }) => {
    at += t === null ? 150 : Math.min(LONGEST_GAP, Math.max(0, t - (before ?? t)))
    before = t
    return { at, p, d, i }
  })
  return { start: head.startContent ?? "", edits }
}

export function linesOf({ start, edits }) {
  const lines = []
  let length = 0
  let revision = 0
  const add = (at, by, type, more = {}) =>
    lines.push(JSON.stringify({ seq: lines.length + 1, at: START + at, ...(by ? { by } : {}), type, ...more }))
  const edit = (at, p, d, i, how) => {
    const rest = length - p - d
    const change = [...(p > 0 ? [p] : []), i === "" ? [d] : [d, ...i.split("\n")], ...(rest > 0 ? [rest] : [])]
    add(at, ADA, "edited", { file: "f1", revision, client: "lr8y0e3v", n: ++revision, changes: [change], ms: [0], how })
    length += i.length - d
  }
  add(0, null, "file-added", { file: "f1", name: "main", language: "plain" })
  add(0, ADA, "joined", { role: "candidate", consent: "2026-11" })
  add(0, null, "started")
  if (start !== "") edit(0, 0, 0, start, "reset")
  for (const { at, p, d, i } of edits) if (d > 0 || i !== "") edit(at, p, d, i, "typed")
  const end = edits.at(-1)?.at ?? 0
  add(end, ADA, "finished", { cause: "interviewer" })
  const people = [{ id: ADA, name: "Ada", role: "candidate" }]
  const header = { format: "greenroom-recording", version: 1, interview: ADA, candidate: "Ada Lovelace",
    startedAt: START, finishedAt: START + end, people }
  return [JSON.stringify(header), ...lines]
}

if (import.meta.url === pathToFileURL(process.argv[1]).href)
  process.stdout.write(linesOf(readTrace(process.argv[2])).join("\n") + "\n")
