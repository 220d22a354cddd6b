import assert from "node:assert/strict"
import test from "node:test"
import { Courier } from "../../main/resources/static/js/room/courier.js"
import { RoomSocket } from "../../main/resources/static/js/room/socket.js"
import { numbers, room, settle, whole } from "./peer.mjs"
import { Line } from "./room-server.mjs"

/** What a page's journal has at this moment, as it comes out of a database. */
const journal = peer => structuredClone({ ...peer.socket.left, files: peer.files.left })

/** The page is gone; of what was on its way, some still arrives. */
function crash(peer, arriving = 0) {
  peer.line.cut(arriving)
  peer.socket.end()
}

class Bringing {
  lines = []
  told = []
  isDone = null

  constructor(t, server, record) {
    this.courier = new Courier((handlers, options) => {
      this.socket = new RoomSocket(() => this.#line(server), handlers, { ...options, wait: () => 1_000_000 })
      this.socket.open()
      t.after(() => this.socket.end())
      return this.socket
    }, record, {
      changed() {},
      arrived: count => this.told.push(["arrived", count]),
      lost: (key, count, text) => this.told.push([key, count, text]),
    })
    this.courier.done.then(isDone => { this.isDone = isDone })
  }

  get line() {
    return this.lines.at(-1)
  }

  #line(server) {
    this.lines.push(new Line(server))
    return this.line
  }
}

function bring(t, server, record) {
  const bringing = new Bringing(t, server, record)
  settle([bringing])
  return bringing
}

test("whatever a page that crashed had written down arrives once, however old its journal", t => {
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)
  const random = numbers(seed)
  for (let round = 0; round < 120; round++) {
    const [server, ...peers] = room(t, "ada", "grace")
    let typed = 0
    const act = () => {
      const peer = peers[random(2)]
      const dice = random(100)
      if (dice < 45 && (peer.socket.isReady || peer.unsaved)) {
        const at = whole(peer.text, random(peer.text.length + 1))
        peer.type(at, random(4) ? at : whole(peer.text, Math.min(peer.text.length, at + 3)), `${peer.socket.client[0]}${typed++};`)
      } else if (dice < 50) peer.socket.command({ type: "say", text: `s${typed++};` })
      else if (dice < 54) peer.line.cut(random(2))
      else if (peer.line.isCut) peer.socket.retryNow()
      else peer.line.step(random(2) === 0)
    }
    for (let step = 0; step < 60; step++) act()
    const [ada, grace] = peers
    const record = journal(ada)
    for (let step = random(3) ? 0 : random(20); step > 0; step--) act()
    crash(ada, random(3))
    for (let step = 0; step < 20; step++) {
      if (grace.line.isCut) grace.socket.retryNow()
      grace.line.step(true)
    }
    const bringing = new Bringing(t, server, record)
    for (let step = 0; step < 40; step++) {
      const dice = random(10)
      if (bringing.isDone) break
      if (bringing.line.isCut) bringing.socket.retryNow()
      else if (dice === 0) bringing.line.cut(random(2))
      else bringing.line.step(random(2) === 0)
      grace.line.step(random(2) === 0)
    }
    bringing.socket.retryNow()
    grace.socket.retryNow()
    settle([bringing, grace])
    const where = `seed ${seed}, round ${round}`
    const log = JSON.stringify(server.log.filter(event => event.type === "edited" || event.type === "said"))
    const wanted = [...JSON.stringify([record.files, record.waiting, record.inFlight]).matchAll(/[as]\d+;/g)].map(match => match[0])
    for (const mark of wanted) assert.ok(log.includes(`"${mark}`), `${where}: ${mark} is lost`)
    const found = [...log.matchAll(/[ags]\d+;/g)].map(match => match[0])
    assert.equal(new Set(found).size, found.length, `${where}: something is there twice`)
    assert.equal(bringing.courier.unsaved, 0, where)
    assert.equal(grace.text, server.text(), where)
    assert.deepEqual(bringing.told.filter(([key]) => key !== "arrived"), [], where)
  }
})

test("what had arrived already is neither sent nor told of", async t => {
  const [server, ada] = room(t, "ada")
  ada.type(0, 0, "once")
  const record = journal(ada)
  crash(ada, 1)
  const { told, courier } = bring(t, server, record)
  assert.equal(await courier.done, true)
  assert.equal(server.text(), "once")
  assert.deepEqual(told, [])
})

test("what was sent after it was last written down arrives once", async t => {
  const [server, ada, grace] = room(t, "ada", "grace")
  ada.type(0, 0, "a")
  ada.type(1, 1, "b")
  ada.socket.command({ type: "say", text: "Hello" })
  const record = journal(ada)
  settle([ada, grace])
  crash(ada)
  const { courier } = bring(t, server, record)
  settle([grace])
  assert.equal(await courier.done, true)
  assert.equal(server.text(), "ab")
  assert.deepEqual(grace.said, ["Hello"])
})

test("changes and messages that never arrived do, and their author is told how many", async t => {
  const [server, ada, grace] = room(t, "ada", "grace")
  ada.line.cut()
  for (const [at, letter] of [..."late"].entries()) ada.type(at, at, letter)
  ada.socket.command({ type: "say", text: "Hello" })
  const record = journal(ada)
  crash(ada)
  grace.type(0, 0, "# ")
  settle([grace])
  const { told, courier } = bring(t, server, record)
  settle([grace])
  assert.equal(await courier.done, true)
  assert.equal(grace.text, "# late")
  assert.deepEqual(grace.said, ["Hello"])
  assert.deepEqual(told, [["arrived", 5]])
})

test("what was prepared and not sent comes in as it is by the start, not how it became that", async t => {
  const [server, grace, mary] = room(t, "grace", "mary")
  grace.line.cut()
  grace.type(0, 0, "the answer is 42")
  grace.undo("f1")
  grace.type(0, 0, "find it")
  grace.socket.command({ type: "say", text: "She should find 42" })
  const record = journal(grace)
  crash(grace)
  server.append({ type: "started" })
  const { told, courier } = bring(t, server, record)
  settle([mary])
  assert.equal(await courier.done, true)
  assert.equal(mary.text, "find it")
  assert.deepEqual(mary.said, [])
  assert.ok(!JSON.stringify(server.log).includes("42"))
  assert.deepEqual(told, [["stale", 1, "She should find 42"], ["arrived", 1]])
})

test("what was on its way before the start and prepared further arrives once", async t => {
  for (const arriving of [0, 1]) {
    const [server, grace, mary] = room(t, "grace", "mary")
    grace.type(0, 0, "the answer is 42")
    grace.type(0, 16, "find it")
    const record = journal(grace)
    crash(grace, arriving)
    server.append({ type: "started" })
    const { courier } = bring(t, server, record)
    settle([mary])
    assert.equal(await courier.done, true)
    assert.deepEqual([server.text(), mary.text], ["find it", "find it"])
    const [, since] = JSON.stringify(server.log).split('"started"')
    assert.ok(!since.includes("42"))
  }
})

test("their times are those of the first page", t => {
  const [server, ada] = room(t, "ada")
  ada.line.cut()
  ada.type(0, 0, "x")
  const record = journal(ada)
  record.files.f1.changes[0].time -= 3_600_000
  crash(ada)
  bring(t, server, record)
  const [age] = server.log.at(-1).ms
  assert.ok(age >= 3_600_000 && age < 3_660_000, `typed ${age} ms ago`)
})

test("what was written in a file that is gone is told as it was written", t => {
  const [server, ada, grace] = room(t, "ada", "grace")
  grace.socket.command({ type: "add-file", name: "util.py" })
  settle([ada, grace])
  ada.line.cut()
  ada.type(0, 0, "def", "f2")
  ada.type(3, 3, " f", "f2")
  ada.type(0, 0, "kept")
  const record = journal(ada)
  crash(ada)
  grace.socket.command({ type: "remove-file", file: "f2" })
  settle([grace])
  const { told } = bring(t, server, record)
  assert.deepEqual(told, [["removed", 2, "def f"], ["arrived", 1]])
  assert.equal(server.text(), "kept")
})

test("in a room that knows less than the page did nothing is forced on another text", async t => {
  const [, ada] = room(t, "ada")
  ada.type(0, 0, "a")
  settle([ada])
  ada.line.cut()
  ada.type(1, 1, "b")
  ada.socket.command({ type: "say", text: "Hello" })
  const record = journal(ada)
  const [restored] = room(t, "grace")
  const { told, courier } = bring(t, restored, record)
  assert.equal(await courier.done, true)
  assert.equal(restored.text(), "")
  assert.deepEqual(told, [["stale", 1, "b"], ["arrived", 1]])
})

for (const [code, isDone, what] of [[4002, true, [["late", 1, "x"]]], [4001, false, []], [4003, false, []]]) {
  test(`after ${code} the journal is ${isDone ? "of no more use" : "kept"}`, async t => {
    const [server, ada] = room(t, "ada")
    ada.line.cut()
    ada.type(0, 0, "x")
    const record = journal(ada)
    crash(ada)
    const bringing = new Bringing(t, server, record)
    bringing.line.cut(0, code)
    assert.equal(await bringing.courier.done, isDone)
    assert.deepEqual(bringing.told, what)
  })
}
