// ShareDB, and its wire protocol as sharedb/lib/client speaks it, spoken directly: one operation in flight, what is
// typed meanwhile is sent as one.
import WebSocket from "ws"
import { Peer } from "./peer.mjs"

const COLLECTION = "rooms"
const JSON0 = "http://sharejs.org/types/JSONv0"

export class ShareDb extends Peer {
  name = "ShareDB"
  script = "sharedb.mjs"
  packages = ["sharedb", "sharedb-postgres"]

  async createRoom(i) {
    return new Room(this.url, `room-${i}`)
  }

  async storedLength(room) {
    return room.length()
  }
}

class Room {
  #waiting = 0
  #inFlight = 0
  #seq = 1
  #version = 0
  #length = 0

  constructor(url, name) {
    this.url = url
    this.name = name
  }

  async open({ heard, acknowledged }) {
    this.typist = await this.#join(`${this.name}-typist`, message => {
      if (message.a !== "op") return
      if (message.error) throw new Error(`${this.name}: ${JSON.stringify(message.error)}`)
      this.#version = message.v + 1
      const done = this.#inFlight
      this.#inFlight = 0
      acknowledged(done)
      if (this.#waiting > 0) this.#send()
    })
    this.watcher = await this.#join(`${this.name}-watcher`, message => {
      if (message.a === "op" && message.op) heard(message.op[0].si.length)
    })
    this.#seq = this.typist.seq
    this.#version = this.typist.snapshot.v
    this.#length = this.typist.snapshot.data.content.length
  }

  type() {
    this.#waiting++
    if (this.#inFlight === 0) this.#send()
  }

  close() {
    this.#waiting = this.#inFlight = 0
    this.typist.socket.terminate()
    this.watcher.socket.terminate()
  }

  async length() {
    const { socket, snapshot } = await this.#join(`${this.name}-reader`, () => {})
    socket.terminate()
    return snapshot.data.content.length
  }

  #send() {
    const op = [{ p: ["content", this.#length], si: "x".repeat(this.#waiting) }]
    this.#length += this.#waiting
    this.#inFlight = this.#waiting
    this.#waiting = 0
    this.typist.socket.send(JSON.stringify({ a: "op", c: COLLECTION, d: this.name, v: this.#version, seq: this.#seq++, x: {}, op }))
  }

  /** Opens a socket and subscribes; the document is created where there is none. */
  async #join(id, hear) {
    const socket = new WebSocket(this.url, { perMessageDeflate: false })
    socket.on("error", () => {}) // its close says the same
    const next = test => new Promise((resolve, reject) => {
      socket.once("close", code => reject(new Error(`${this.name} was closed with ${code}`)))
      const listener = data => {
        const message = JSON.parse(data)
        if (!test(message)) return
        socket.off("message", listener)
        resolve(message)
      }
      socket.on("message", listener)
    })
    const send = message => socket.send(JSON.stringify(message))
    const init = next(message => message.a === "init")
    await init
    const greeted = next(message => message.a === "hs")
    send({ a: "hs", id: null, protocol: 1, protocolMinor: 2 })
    const { id: src } = await greeted
    let seq = 1
    let subscribed = await this.#subscribe(next, send)
    if (subscribed.data.type === null) {
      const created = next(message => message.a === "op" && message.src === src)
      send({ a: "op", c: COLLECTION, d: this.name, v: 0, seq: seq++, x: {}, create: { type: JSON0, data: { content: "" } } })
      await created
      subscribed = { data: { v: 1, data: { content: "" } } }
    }
    socket.on("message", data => hear(JSON.parse(data)))
    return { socket, snapshot: subscribed.data, seq }
  }

  #subscribe(next, send) {
    const answer = next(message => message.a === "s")
    send({ a: "s", c: COLLECTION, d: this.name })
    return answer
  }
}
