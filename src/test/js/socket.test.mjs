import assert from "node:assert/strict"
import test from "node:test"
import { ChangeSet } from "../../main/resources/static/vendor/codemirror/codemirror.js"
import { howOf, nextBatch } from "../../main/resources/static/js/room/batch.js"
import { numbers, room, settle, whole } from "./peer.mjs"
import { Line, RoomServer } from "./room-server.mjs"

test("nobody's writing is lost or doubled on lines that break", t => {
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)
  const random = numbers(seed)
  const pieces = ["a", "b", "\n", "漢", "😀", "👩🏽", "  ", "("]
  for (let round = 0; round < 40; round++) {
    const [server, ...peers] = room(t, "ada", "grace", "mary")
    let typed = 0
    for (let step = 0; step < 300; step++) {
      const peer = peers[random(peers.length)]
      const dice = random(100)
      if (dice < 35) {
        const at = whole(peer.text, random(peer.text.length + 1))
        const to = random(4) ? at : whole(peer.text, Math.min(peer.text.length, at + random(4)))
        const mark = `${peer.socket.client[0]}${typed++}${pieces[random(pieces.length)]};`
        if (peer.socket.isReady || peer.unsaved) peer.type(at, Math.max(at, to), mark)
      } else if (dice < 38) peer.socket.command({ type: "say", text: `message ${typed++}` })
      else if (dice < 42) peer.line.cut(random(2))
      else if (dice < 45) peer.socket.renew()
      else if (peer.line.isCut) peer.socket.retryNow()
      else peer.line.step(random(2) === 0)
    }
    peers.forEach(peer => peer.socket.retryNow())
    settle(peers)
    const end = server.text()
    for (const peer of peers) {
      assert.equal(peer.text, end, `seed ${seed}, round ${round}`)
      assert.equal(peer.unsaved + peer.socket.unsaved, 0, `seed ${seed}, round ${round}`)
    }
    const said = server.log.filter(event => event.type === "said").map(event => event.text)
    assert.equal(new Set(said).size, said.length, `seed ${seed}: a message is there twice`)
    const inserted = [...JSON.stringify(server.log).matchAll(/[agm]\d+(?=\D)/g)].map(match => match[0])
    assert.equal(new Set(inserted).size, inserted.length, `seed ${seed}: a change is there twice`)
  }
})

test("a command without a receipt is sent again under its number, and applied once", t => {
  const [server, ada] = room(t, "ada")
  ada.type(0, 0, "once")
  ada.line.cut(1)
  assert.equal(server.text(), "once")
  ada.socket.retryNow()
  settle([ada])
  assert.equal(ada.text, "once")
  assert.equal(server.log.filter(event => event.type === "edited").length, 1)
  assert.equal(ada.unsaved, 0)
})

test("what never arrived arrives after reconnecting", t => {
  const [server, ada] = room(t, "ada")
  ada.type(0, 0, "late")
  ada.socket.command({ type: "say", text: "Hello" })
  ada.line.cut(0)
  ada.type(4, 4, "r")
  assert.equal(server.text(), "")
  ada.socket.retryNow()
  settle([ada])
  assert.equal(server.text(), "later")
  assert.deepEqual(ada.said, ["Hello"])
})

test("one command is on its way at a time", t => {
  const [, ada] = room(t, "ada")
  const sent = []
  ada.line.send = text => sent.push(JSON.parse(text))
  for (const letter of "abcd") ada.type(0, 0, letter)
  assert.deepEqual(sent.map(({ n, changes }) => [n, changes.length]), [[1, 1]])
})

test("nothing is sent before everything up to the welcome's head is applied", t => {
  const [server, ada, grace] = room(t, "ada", "grace")
  ada.line.cut()
  for (const letter of "abcdefgh") { grace.type(0, 0, letter); settle([grace]) }
  ada.type(0, 0, "x")
  ada.socket.retryNow()
  const line = ada.line
  const send = line.send
  const seen = []
  line.send = text => { seen.push([JSON.parse(text).type, ada.files.get("f1").revision]); send.call(line, text) }
  settle([ada, grace])
  assert.deepEqual(seen, [["hello", 0], ["edit", 8]])
  assert.equal(ada.text, server.text())
})

test("a database that was set back leaves honest numbers behind", t => {
  const [server, ada] = room(t, "ada")
  ada.type(0, 0, "kept")
  settle([ada])
  ada.type(4, 4, "!")
  settle([ada])
  ada.line.cut()
  ada.type(5, 5, "?")
  const restored = new RoomServer()
  ada.server = restored
  ada.socket.retryNow()
  settle([ada])
  assert.equal(ada.lost, 1)
  assert.equal(ada.text, "")
  ada.type(0, 0, "again")
  settle([ada])
  assert.equal(restored.text(), "again")
  assert.equal(server.text(), "kept!")
})

test("a refused edit can be given up by starting over", t => {
  const [server, ada] = room(t, "ada")
  ada.line.send = () => {}
  ada.type(0, 0, "too much")
  ada.line.deliver({ type: "refused", client: "ada", n: 1, code: "too-large", reason: "" })
  ada.line.send = Line.prototype.send
  ada.line.step(false)
  assert.deepEqual(ada.refusals, [["too-large", "edit"]])
  ada.socket.startOver()
  ada.socket.retryNow()
  settle([ada])
  assert.equal(ada.text, "")
  assert.equal(ada.lost, 1)
  assert.equal(server.log.length, 1)
})

test("a snapshot may take longer than a line may be silent", t => {
  const [, ada] = room(t, "ada")
  const { line } = ada
  ada.now = 20_000
  line.deliver({ type: "welcome", you: "ada", head: 0, people: [] })
  line.step(false)
  ada.now = 79_000
  ada.socket.watch()
  assert.equal(ada.line.isCut, false)
  line.deliver({ type: "beat", now: 0 })
  line.step(false)
  ada.now = 90_000
  ada.socket.watch()
  assert.equal(ada.line.isCut, true)
})

test("silence for ten seconds means a dead line", t => {
  const [, ada] = room(t, "ada")
  ada.now = 9_000
  ada.socket.watch()
  assert.equal(ada.socket.isReady, true)
  ada.line.deliver({ type: "beat", now: 0 })
  ada.line.step(false)
  ada.now = 18_900
  ada.socket.watch()
  assert.equal(ada.socket.isReady, true)
  ada.now = 19_100
  ada.socket.watch()
  assert.equal(ada.socket.isReady, false)
  ada.socket.retryNow()
  settle([ada])
  assert.equal(ada.socket.isReady, true)
  assert.equal(ada.lines.length, 2)
})

for (const code of [4001, 4002, 4003, 4004, 4005, 4006, 4010]) {
  test(`nobody comes back after ${code}`, t => {
    const [, ada] = room(t, "ada")
    ada.line.cut(0, code)
    assert.equal(ada.ended, code)
    ada.socket.retryNow()
    assert.equal(ada.lines.length, 1)
  })
}

for (const code of [1001, 1006, 1012, 4008, 4009]) {
  test(`after ${code} the room is resumed`, t => {
    const [, ada, grace] = room(t, "ada", "grace")
    ada.line.cut(0, code)
    grace.type(0, 0, "meanwhile")
    settle([grace])
    ada.socket.retryNow()
    settle([ada])
    assert.equal(ada.text, "meanwhile")
  })
}

test("who has missed more than comes at once fetches the rest without waiting", async t => {
  const [server, ada, grace] = room(t, "ada", "grace")
  ada.type(0, 0, "mine ")
  ada.line.cut(0, 1006)
  grace.type(0, 0, "theirs ")
  settle([grace])
  ada.socket.retryNow()
  ada.line.cut(0, 4012)
  await new Promise(resolve => setTimeout(resolve))
  settle([ada])
  assert.match(ada.text, /mine /)
  assert.match(ada.text, /theirs /)
  assert.equal(server.log.filter(event => event.type === "edited").length, 2)
})

test("a message that was too large for the line is refused, not repeated", t => {
  const [, ada] = room(t, "ada")
  ada.socket.command({ type: "say", text: "long" })
  ada.line.cut(0, 1009)
  assert.deepEqual(ada.refusals, [["too-large", "say"]])
  assert.equal(ada.socket.unsaved, 0)
})

test("a command that had arrived, for all we know of a room we start over in, gets its receipt", t => {
  const [server, ada] = room(t, "ada")
  ada.socket.command({ type: "say", text: "Hello" })
  ada.line.cut(1)
  ada.socket.startOver()
  ada.socket.retryNow()
  settle([ada])
  assert.equal(server.log.filter(event => event.type === "said").length, 1)
  assert.equal(ada.socket.unsaved, 0)
})

/** What the room has recorded since the start. */
const sinceStart = server => JSON.stringify(server.log.slice(server.log.findIndex(({ type }) => type === "started") + 1))

test("what was prepared on a lost line arrives as it is by the start, not how it became that", t => {
  const [server, grace, mary] = room(t, "grace", "mary")
  grace.type(0, 0, "Question")
  settle([grace, mary])
  grace.line.cut()
  grace.type(8, 8, ": the answer is 42")
  grace.type(8, 26, "?")
  mary.type(0, 0, "# ")
  settle([mary])
  server.append({ type: "started" })
  grace.socket.retryNow()
  settle([grace, mary])
  assert.ok(!sinceStart(server).includes("42"), sinceStart(server))
  assert.deepEqual([server.text(), grace.text, mary.text], Array(3).fill("# Question?"))
  assert.equal(grace.unsaved, 0)
  grace.undo("f1")
  settle([grace, mary])
  assert.deepEqual([server.text(), grace.text, mary.text], Array(3).fill("# "))
})

test("what is on its way at the start is not taken, but what has become of it by then", t => {
  const [server, grace, mary] = room(t, "grace", "mary")
  grace.type(0, 0, "the answer is 42")
  grace.type(0, 16, "find it")
  server.append({ type: "started" })
  settle([grace, mary])
  assert.ok(!sinceStart(server).includes("42"), sinceStart(server))
  assert.deepEqual([server.text(), grace.text, mary.text], Array(3).fill("find it"))
  assert.deepEqual([grace.unsaved, grace.refusals], [0, []])
})

test("what was said among interviewers before the start is not said after it", t => {
  const [server, grace, mary] = room(t, "grace", "mary")
  grace.line.cut()
  grace.socket.command({ type: "say", text: "She should find 42" })
  server.append({ type: "started" })
  grace.socket.retryNow()
  settle([grace, mary])
  assert.deepEqual(grace.refusals, [["started", "say"]])
  assert.deepEqual(mary.said, [])
  grace.socket.command({ type: "say", text: "Hello" })
  settle([grace, mary])
  assert.deepEqual(mary.said, ["Hello"])
})

test("whenever the interview starts, nothing that was deleted before arrives after it, and texts agree", t => {
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)
  const random = numbers(seed)
  for (let round = 0; round < 200; round++) {
    const [server, ...peers] = room(t, "ada", "grace")
    const gone = new Set()
    let typed = 0
    for (const peer of peers) {
      const fold = peer.files.fold.bind(peer.files)
      peer.files.fold = () => { peer.known = true; fold() }
    }
    const started = 20 + random(60)
    for (let step = 0; step < 120; step++) {
      if (step === started) server.append({ type: "started" })
      const peer = peers[random(2)]
      const dice = random(100)
      if (dice < 40 && (peer.socket.isReady || peer.unsaved)) {
        const marks = [...peer.text.matchAll(new RegExp(`${peer.socket.client[0]}\\d+;`, "g"))]
        const own = marks[random(Math.max(1, marks.length))]
        if (own && random(2)) {
          if (!peer.known) gone.add(own[0])
          peer.type(own.index, own.index + own[0].length, "")
        } else {
          const at = random(peer.text.length + 1)
          peer.type(at, at, `${peer.socket.client[0]}${typed++};`)
        }
      } else if (dice < 46) peer.line.cut(random(2))
      else if (peer.line.isCut) peer.socket.retryNow()
      else peer.line.step(random(2) === 0)
    }
    peers.forEach(peer => peer.socket.retryNow())
    settle(peers)
    const where = `seed ${seed}, round ${round}`
    for (const peer of peers) {
      assert.equal(peer.text, server.text(), where)
      assert.equal(peer.unsaved + peer.lost, 0, where)
    }
    for (const mark of gone) assert.ok(!sinceStart(server).includes(`"${mark}`), `${where}: ${mark}`)
    const inserted = [...JSON.stringify(server.log).matchAll(/[ag]\d+;/g)].map(match => match[0])
    assert.equal(new Set(inserted).size, inserted.length, `${where}: a change is there twice`)
  }
})

test("a batch holds changes that came the same way", () => {
  const update = (how, size = 1, time = 0) => ({ changes: ChangeSet.of({ from: 0, insert: "x".repeat(size) }, 0), how, time })
  const batch = updates => nextBatch(updates, update => update)
  const { how, changes, times } = batch([update("typed", 1, 1), update("typed", 1, 2), update("pasted", 1, 3)])
  assert.deepEqual([how, changes.length, times], ["typed", 2, [1, 2]])
  assert.equal(batch([update("pasted", 90_000), update("pasted", 90_000)]).changes.length, 1)
  assert.equal(batch([update("pasted", 200_000)]).changes.length, 1)
  assert.equal(batch(Array.from({ length: 900 }, () => update("typed"))).changes.length, 400)
  assert.equal(batch([]), null)
})

test("how a change came about is the transaction's to say", () => {
  const by = event => howOf({ isUserEvent: kind => kind === event })
  assert.deepEqual(["input.type", "input.paste", "move.drop", "redo"].map(by), ["typed", "pasted", "dropped", "undone"])
})
