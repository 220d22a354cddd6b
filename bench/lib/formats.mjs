// The same editing in three formats: how many bytes its whole history takes, and how long it takes to have the text again.
import * as Automerge from "@automerge/automerge"
import * as Y from "yjs"
import { Player } from "../../src/main/resources/static/js/replay/player.js"
import { read } from "../../src/main/resources/static/js/replay/reading.js"

const timed = load => {
  const since = performance.now()
  load()
  return performance.now() - since
}

/** As it is sent: unpacked here already, by fetch, which is not counted. */
export function compactOf({ bytes, body }) {
  return { bytes, ms: timed(() => {
    const { steps } = read(body)
    new Player(steps).go(steps.length)
  }) }
}

/** Every update as it came, which has no time of its own; what Yjs keeps without the log knows no moment but the last. */
export function yjsOf({ start, edits }) {
  const doc = new Y.Doc({ gc: false })
  const updates = []
  doc.on("update", update => updates.push(update))
  const text = doc.getText("f1")
  if (start !== "") text.insert(0, start)
  for (const { p, d, i } of edits) doc.transact(() => {
    if (d > 0) text.delete(p, d)
    if (i !== "") text.insert(p, i)
  })
  const bytes = updates.reduce((sum, update) => sum + update.length, 0)
  return { bytes, ms: timed(() => {
    const again = new Y.Doc({ gc: false })
    for (const update of updates) Y.applyUpdate(again, update)
    if (again.getText("f1").toString() !== text.toString()) throw new Error("Yjs came to another text")
  }) }
}

/** A change for each edit, with its time in whole seconds, as Automerge keeps it. */
export function automergeOf({ start, edits }) {
  let doc = Automerge.from({ text: start })
  for (const { at, p, d, i } of edits)
    doc = Automerge.change(doc, { time: Math.floor(at / 1_000) }, draft => Automerge.splice(draft, ["text"], p, d, i))
  const saved = Automerge.save(doc)
  return { bytes: saved.length, ms: timed(() => Automerge.load(saved).text.length) }
}
