import assert from "node:assert/strict"
import test from "node:test"
import { newId } from "../../main/resources/static/js/ids.js"
import { NoteKeeper } from "../../main/resources/static/js/notes/keeper.js"

// A server that answers when it is told to.
class Server {
  sent = []
  #waiting = []

  send = (note, how) => {
    this.sent.push(how.leaving ? `${note.text} (leaving)` : note.text)
    return new Promise(resolve => this.#waiting.push(resolve))
  }

  async answers(answer = {}) {
    this.#waiting.shift()(answer)
    await new Promise(setImmediate)
  }
}

function desk(context) {
  context.mock.timers.enable({ apis: ["setTimeout"] })
  const server = new Server()
  const keeper = new NoteKeeper({ send: server.send, changed() {} })
  return { server, keeper, note: { id: "1", text: "", saved: "" }, pass: ms => context.mock.timers.tick(ms) }
}

test("what is typed is sent every half second, the whole of it, one request at a time", async context => {
  const { server, keeper, note, pass } = desk(context)
  keeper.write(note, "C")
  keeper.write(note, "Cl")
  assert.deepEqual(server.sent, [])
  pass(500)
  assert.deepEqual(server.sent, ["Cl"])
  keeper.write(note, "Clear")
  pass(500)
  assert.deepEqual(server.sent, ["Cl"])
  assert.equal(keeper.state.name, "saving")
  await server.answers({ notedAt: 7 })
  assert.deepEqual(server.sent, ["Cl", "Clear"])
  await server.answers({ notedAt: 7 })
  assert.equal(keeper.state.name, "saved")
  assert.equal(note.notedAt, 7)
  assert.equal(keeper.unsaved, false)
})

test("what does not get through is kept and tried again, more and more rarely, and at once when asked to", async context => {
  const { server, keeper, note, pass } = desk(context)
  keeper.write(note, "a")
  pass(500)
  await server.answers({ trouble: "away" })
  assert.equal(keeper.state.name, "away")
  assert.equal(keeper.unsaved, true)
  keeper.write(note, "ab")
  pass(500)
  assert.equal(server.sent.length, 1, "typing does not hurry a server that is away")
  pass(1_500)
  assert.deepEqual(server.sent, ["a", "ab"])
  await server.answers({ trouble: "over" })
  assert.equal(keeper.state.name, "over")
  keeper.flush()
  assert.equal(server.sent.length, 3)
  await server.answers()
  assert.equal(keeper.state.name, "saved")
})

test("a refused text is said and kept, holds nothing else up, and is sent when it has changed", async context => {
  const { server, keeper, note, pass } = desk(context)
  const other = { id: "2", text: "", saved: "" }
  keeper.write(note, "too long")
  keeper.write(other, "fine")
  pass(500)
  await server.answers({ refused: "A note has at most 3 characters." })
  await server.answers()
  assert.deepEqual(keeper.state, { name: "refused", sentence: "A note has at most 3 characters." })
  assert.equal(note.text, "too long")
  assert.equal(keeper.unsaved, true)
  keeper.flush()
  assert.deepEqual(server.sent, ["too long", "fine"])
  keeper.write(note, "too")
  pass(500)
  await server.answers()
  assert.equal(keeper.state.name, "saved")
})

test("a page that goes sends what is left, though an older text is on its way", async context => {
  const { server, keeper, note, pass } = desk(context)
  keeper.write(note, "a")
  pass(500)
  keeper.write(note, "ab")
  keeper.leave()
  assert.deepEqual(server.sent, ["a", "ab (leaving)"])
})

test("ids are UUIDv7 of the time", () => {
  const id = newId(0x0198_1234_5678)
  assert.match(id, /^01981234-5678-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  assert.notEqual(newId(1), newId(1))
})
