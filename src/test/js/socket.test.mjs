import assert from "node:assert/strict"
import test from "node:test"
import {
  ChangeSet, EditorState, StateField, collab, getSyncedVersion, receiveUpdates, sendableUpdates,
} from "../../main/resources/static/vendor/codemirror/codemirror.js"
import { nextBatch } from "../../main/resources/static/js/room/batch.js"
import { RoomSocket } from "../../main/resources/static/js/room/socket.js"
import { Line, RoomServer } from "./room-server.mjs"

// How many changes wait, as a field, so that a state without collab can be asked too.
const unconfirmed = StateField.define({ create: () => 0, update: (_, transaction) => sendableUpdates(transaction.state).length })

/** Somebody in the room: the real socket and the real collab, without a screen. */
class Peer {
  state = EditorState.create()
  lines = []
  ended = null
  refusals = []
  said = []
  lost = 0
  now = 0

  constructor(server, name) {
    this.server = server
    this.socket = new RoomSocket(() => this.#line(), {
      welcome() {}, message() {}, changed() {}, failed() {},
      snapshot: state => {
        this.lost += this.unsaved
        this.#reset(state.files.f1)
      },
      events: events => events.forEach(event => this.#take(event)),
      refused: (refusal, command) => this.refusals.push([refusal.code, command.type]),
      ended: code => { this.ended = code },
      next: () => this.#batch(),
    }, { client: name, wait: () => 1_000_000, now: () => this.now })
    this.socket.open()
  }

  get line() {
    return this.lines.at(-1)
  }

  get text() {
    return this.state.doc.toString()
  }

  get unsaved() {
    return this.state.field(unconfirmed, false) ?? 0
  }

  type(from, to, insert) {
    const transaction = this.state.update({ changes: { from, to, insert }, userEvent: "input.type" })
    this.state = transaction.state
    this.socket.flush()
  }

  #line() {
    this.lines.push(new Line(this.server))
    return this.line
  }

  #reset({ text, revision }) {
    this.state = EditorState.create({ doc: text, extensions: [collab({ startVersion: revision, clientID: this.socket.client }), unconfirmed] })
  }

  #take(event) {
    if (event.type === "said") this.said.push(event.text)
    for (const json of event.changes ?? []) {
      this.state = receiveUpdates(this.state, [{ changes: ChangeSet.fromJSON(json), clientID: event.client }]).state
    }
  }

  #batch() {
    if (!this.state.field(unconfirmed, false)) return null
    const batch = nextBatch(sendableUpdates(this.state), () => 0)
    return batch && { type: "edit", file: "f1", revision: getSyncedVersion(this.state), ...batch }
  }
}

function settle(peers) {
  for (let busy = true; busy;) {
    busy = false
    for (const { line } of peers) while (!line.isCut && line.isBusy) { line.step(true); busy = true }
  }
}

function room(t, ...names) {
  const server = new RoomServer()
  const peers = names.map(name => new Peer(server, name))
  t.after(() => peers.forEach(peer => peer.socket.end()))
  settle(peers)
  return [server, ...peers]
}

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
    const end = server.text.toString()
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
  assert.equal(server.text.toString(), "once")
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
  assert.equal(server.text.toString(), "")
  ada.socket.retryNow()
  settle([ada])
  assert.equal(server.text.toString(), "later")
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
  line.send = text => { seen.push([JSON.parse(text).type, getSyncedVersion(ada.state)]); send.call(line, text) }
  settle([ada, grace])
  assert.deepEqual(seen, [["hello", 0], ["edit", 8]])
  assert.equal(ada.text, server.text.toString())
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
  assert.equal(restored.text.toString(), "again")
  assert.equal(server.text.toString(), "kept!")
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

for (const code of [4001, 4002, 4003, 4010]) {
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

test("a batch holds changes that came the same way", () => {
  const origin = kind => ({ isUserEvent: event => kind === event })
  const update = (kind, size = 1) => ({ changes: ChangeSet.of({ from: 0, insert: "x".repeat(size) }, 0), origin: origin(kind) })
  const times = [1, 2, 3, 4][Symbol.iterator]()
  const batch = nextBatch([update("input.type"), update("input.type"), update("input.paste")], () => times.next().value)
  assert.deepEqual([batch.how, batch.changes.length, batch.times], ["typed", 2, [1, 2]])
  assert.equal(nextBatch([update("undo")], () => 0).how, "undone")
  assert.equal(nextBatch([update("input.paste", 90_000), update("input.paste", 90_000)], () => 0).changes.length, 1)
  assert.equal(nextBatch([update("input.paste", 200_000)], () => 0).changes.length, 1)
  assert.equal(nextBatch(Array.from({ length: 900 }, () => update("input.type")), () => 0).changes.length, 400)
  assert.equal(nextBatch([], () => 0), null)
})

// Mulberry32: the same numbers from the same seed.
function numbers(seed) {
  let state = seed >>> 0
  return below => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

function whole(text, at) {
  return at > 0 && at < text.length && text.slice(at - 1, at + 1).codePointAt(0) > 0xffff ? at + 1 : at
}
