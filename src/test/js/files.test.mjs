import assert from "node:assert/strict"
import test from "node:test"
import { applyChange } from "../../main/resources/static/js/room/changes.js"
import { Files } from "../../main/resources/static/js/room/files.js"
import { now } from "../../main/resources/static/js/room/now.js"
import { numbers, room, settle } from "./peer.mjs"

/** An edited event of one change. */
const edited = (file, revision, client, change) => ({ type: "edited", file, revision, by: client, client, changes: [change] })
const insert = (files, id, text) => files.get(id).dispatch({ changes: { from: 0, insert: text } })
const pause = () => new Promise(done => setTimeout(done, 5))

/** What somebody does with a chosen file, or with all of them, on lines that break. */
function anything(random, peer, actions) {
  const ids = Object.keys(peer.server.state.files).filter(id => peer.textOf(id) !== null)
  if (peer.line.isCut) return peer.socket.retryNow()
  if (ids.length === 0) return peer.line.step(false)
  const dice = random(100)
  if (dice < 45) actions.write(peer, ids[random(ids.length)])
  else if (dice < 50) peer.socket.command({ type: "add-file", name: `file ${random(40)}` })
  else if (dice < 54) peer.socket.command({ type: "rename-file", file: ids[random(ids.length)], name: `file ${random(40)}` })
  else if (dice < 57) peer.socket.command({ type: "remove-file", file: ids[random(ids.length)] })
  else if (dice < 60) peer.line.cut(random(2))
  else peer.line.step(random(2) === 0)
}

/** Runs it until everybody has everything, and says that they agree. */
function converge(t, random, actions, seed) {
  const [server, ...peers] = room(t, "ada", "grace")
  for (let step = 0; step < 400; step++) anything(random, peers[random(peers.length)], actions)
  peers.forEach(peer => peer.socket.retryNow())
  settle(peers)
  for (const peer of peers) {
    for (const id of server.documents.keys()) {
      const text = server.state.files[id] ? server.text(id) : null
      assert.equal(peer.textOf(id), text, `seed ${seed}, ${id}`)
      if (text !== null) assert.equal(server.state.files[id].text, text, `seed ${seed}, ${id}`)
    }
    assert.equal(peer.unsaved + peer.socket.unsaved, 0, `seed ${seed}`)
    assert.deepEqual(peer.refusals.filter(([code]) => !["no-file", "name-taken", "last-file", "too-many-files"].includes(code)), [])
  }
  return server
}

test("two people who add, rename, remove and write end in the same files", t => {
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)
  const random = numbers(seed)
  let removals = 0
  for (let round = 0; round < 20; round++) {
    const server = converge(t, random, {
      write(peer, id) {
        const length = peer.textOf(id).length
        const from = random(length + 1)
        peer.type(from, Math.min(length, from + random(3)), "abc\n".slice(random(4)), id)
      },
    }, seed)
    removals += server.log.filter(event => event.type === "file-removed").length
  }
  assert.ok(removals > 5)
})

test("undoing takes back one's own doing only", t => {
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)
  const random = numbers(seed)
  let undone = 0
  for (let round = 0; round < 20; round++) {
    let next = 0x4e00 // every character is new, so that it is known who wrote it
    const doers = new Map() // and who has written or deleted it, where they sit
    const server = converge(t, random, {
      write(peer, id) {
        const before = new Set(peer.textOf(id))
        const dice = random(10)
        if (dice < 3) peer.undo(id)
        else if (dice < 4) peer.redo(id)
        else {
          const from = random(before.size + 1)
          const to = random(3) ? from : Math.min(before.size, from + random(6))
          peer.type(from, to, random(4) ? String.fromCharCode(...Array.from({ length: 1 + random(3) }, () => next++)) : "", id)
        }
        if (dice >= 4) for (const mark of difference(before, new Set(peer.textOf(id)))) {
          doers.set(mark, (doers.get(mark) ?? new Set()).add(peer.socket.client))
        }
      },
    }, seed)
    for (const [by, mark] of touched(server.log)) {
      undone++
      assert.ok(doers.get(mark).has(by), `seed ${seed}: ${by} undoes what only ${[...doers.get(mark)]} did`)
    }
  }
  assert.ok(undone > 100, `only ${undone} undone`)
})

/** Who took away or brought back which character by undoing or redoing, as the recording has it. */
function* touched(log) {
  const texts = new Map()
  for (const { file, by, how, changes = [] } of log) {
    for (const change of changes) {
      const before = texts.get(file) ?? ""
      const after = applyChange(before, change)
      texts.set(file, after)
      if (how === "undone") for (const mark of difference(new Set(before), new Set(after))) yield [by, mark]
    }
  }
}

const difference = (one, other) => [...one].filter(mark => !other.has(mark)).concat([...other].filter(mark => !one.has(mark)))

test("each file has its turn, whoever has waited longest first", async () => {
  const files = new Files("ada")
  for (const id of ["f1", "f2", "f3"]) files.add(id)
  assert.equal(files.next(), null)
  insert(files, "f2", "first")
  await pause()
  insert(files, "f1", "second")
  await pause()
  insert(files, "f2", "third")
  assert.equal(files.unsaved, 3)
  assert.deepEqual([files.next().file, files.next().changes.length], ["f2", 2])
  files.receive(edited("f2", 0, "ada", [[0, "first"]]))
  assert.equal(files.next().file, "f1")
  files.receive(edited("f1", 0, "ada", [[0, "second"]]))
  assert.deepEqual([files.next().file, files.next().revision], ["f2", 1])
})

test("up to a moment, only what was made by then is sent, the standard input too", async () => {
  const files = new Files("ada")
  files.reset({ f1: { text: "", revision: 0 } })
  insert(files, "f1", "a")
  await pause()
  insert(files, "stdin", "b")
  await pause()
  const moment = now()
  await pause()
  insert(files, "f1", "c")
  const sent = []
  for (let edit = files.next(moment); edit; edit = files.next(moment)) {
    sent.push([edit.file, edit.changes.length])
    files.receive({ ...edit, type: "edited", by: "ada", client: "ada" })
  }
  assert.deepEqual(sent, [["f1", 1], ["stdin", 1]])
  assert.deepEqual([files.next().file, files.get("f1").text, files.get("stdin").text], ["f1", "ca", "b"])
})

test("somebody is in one file at a time", () => {
  const files = new Files("ada")
  files.add("f1")
  files.add("f2", "text", 3)
  files.receive(edited("f1", 0, "grace", [[0, "x"]]))
  assert.deepEqual([files.peopleIn("f1"), files.peopleIn("f2")], [["grace"], []])
  files.place({ who: "grace", file: "f2", revision: 3, ranges: [[1, 2]] })
  assert.deepEqual([files.peopleIn("f1"), files.peopleIn("f2")], [[], ["grace"]])
  files.forget("grace")
  assert.deepEqual(files.peopleIn("f2"), [])
})

test("who loses changes gets the text they were in, or each under its name", () => {
  const files = new Files("ada")
  const names = { f1: { name: "main.py" }, f2: { name: "util.py" } }
  files.add("f1")
  files.add("f2")
  assert.equal(files.unsavedText(names), null)
  insert(files, "f1", "print()")
  assert.equal(files.unsavedText(names), "print()")
  insert(files, "f2", "pass")
  assert.equal(files.unsavedText(names), "main.py\n\nprint()\n\nutil.py\n\npass\n")
})

test("files that come after the end take no typing", () => {
  const files = new Files("ada")
  files.add("f1")
  files.lock()
  files.add("f2")
  assert.deepEqual(["f1", "f2"].map(id => files.get(id).state.readOnly), [true, true])
})
