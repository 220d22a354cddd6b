// Somebody in the room without a screen: the real socket, the real files, and chance that can be repeated.
import { history, redo, undo } from "../../main/resources/static/vendor/codemirror/codemirror.js"
import { Files } from "../../main/resources/static/js/room/files.js"
import { RoomSocket } from "../../main/resources/static/js/room/socket.js"
import { Line, RoomServer } from "./room-server.mjs"

export class Peer {
  lines = []
  ended = null
  refusals = []
  said = []
  lost = 0
  now = 0

  constructor(server, name) {
    this.server = server
    this.files = new Files(name, history())
    this.socket = new RoomSocket(() => this.#line(), {
      welcome() {}, message() {}, changed() {}, failed() {},
      snapshot: state => {
        this.lost += this.unsaved
        this.files.reset(state.files)
      },
      events: events => events.forEach(event => this.#take(event)),
      refused: (refusal, command) => this.refusals.push([refusal.code, command.type]),
      ended: code => { this.ended = code },
      next: () => this.files.next(),
    }, { client: name, wait: () => 1_000_000, now: () => this.now })
    this.socket.open()
  }

  get line() {
    return this.lines.at(-1)
  }

  get text() {
    return this.textOf("f1")
  }

  get unsaved() {
    return this.files.unsaved
  }

  textOf(file) {
    return this.files.get(file)?.text ?? null
  }

  type(from, to, insert, file = "f1") {
    this.files.get(file).dispatch({ changes: { from, to, insert }, userEvent: "input.type" })
    this.socket.flush()
  }

  undo(file) {
    this.#run(undo, file)
  }

  redo(file) {
    this.#run(redo, file)
  }

  #run(command, id) {
    const file = this.files.get(id)
    command({ state: file.state, dispatch: transaction => file.update([transaction]) })
    this.socket.flush()
  }

  #line() {
    this.lines.push(new Line(this.server))
    return this.line
  }

  #take(event) {
    if (event.type === "said") this.said.push(event.text)
    if (event.type === "file-added") this.files.add(event.file)
    if (event.type === "edited") this.files.receive(event)
    if (event.type === "started") this.files.fold()
    if (event.type !== "file-removed") return
    this.lost += this.files.get(event.file).unsaved
    this.files.remove(event.file)
  }
}

export function settle(peers) {
  for (let busy = true; busy;) {
    busy = false
    for (const { line } of peers) while (!line.isCut && line.isBusy) { line.step(true); busy = true }
  }
}

export function room(t, ...names) {
  const server = new RoomServer()
  const peers = names.map(name => new Peer(server, name))
  t.after(() => peers.forEach(peer => peer.socket.end()))
  settle(peers)
  return [server, ...peers]
}

// Mulberry32: the same numbers from the same seed.
export function numbers(seed) {
  let state = seed >>> 0
  return below => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

/** A place in a text that cuts no pair in two. */
export function whole(text, at) {
  return at > 0 && at < text.length && text.slice(at - 1, at + 1).codePointAt(0) > 0xffff ? at + 1 : at
}
