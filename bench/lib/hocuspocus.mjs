// Hocuspocus, and its wire protocol as @hocuspocus/provider speaks it, spoken directly: a Y.Doc for every person would
// cost this process more than the server. That what is sent are real Yjs updates is checked at the end of every run by
// letting Yjs read what was stored.
import * as decoding from "lib0/decoding"
import * as encoding from "lib0/encoding"
import WebSocket from "ws"
import * as Y from "yjs"
import { Peer } from "./peer.mjs"

const SYNC = 0, AUTH = 2, QUERY_AWARENESS = 3, SYNC_REPLY = 4, STATUS = 8
const STEP1 = 0, STEP2 = 1, UPDATE = 2
const TEXT = "content"

export class Hocuspocus extends Peer {
  name = "Hocuspocus"
  script = "hocuspocus.mjs"
  packages = ["@hocuspocus/server", "@hocuspocus/extension-database", "yjs"]

  async createRoom(i) {
    return new Room(this.url, `room-${i}`, i + 1)
  }

  async storedLength(room) {
    return (await room.join(() => {}, { whole: true })).toString().length
  }
}

class Room {
  #clock = 0

  constructor(url, name, client) {
    this.url = url
    this.name = name
    this.client = client
  }

  async open({ heard, acknowledged }) {
    this.sockets = []
    await this.join(message => {
      if (message.type === STATUS) acknowledged(1)
    })
    await this.join(message => {
      if (message.update) heard(Y.decodeUpdate(message.update).structs.reduce((sum, struct) => sum + struct.length, 0))
    })
    // A connection that says nothing for a minute is closed; a browser's awareness keeps it open.
    this.pulse = setInterval(() => this.sockets.forEach(socket => socket.send(this.#message(QUERY_AWARENESS))), 20_000)
  }

  type() {
    this.sockets[0].send(this.#message(SYNC, encoder => {
      encoding.writeVarUint(encoder, UPDATE)
      encoding.writeVarUint8Array(encoder, insertion(this.client, this.#clock++))
    }))
  }

  close() {
    clearInterval(this.pulse)
    this.sockets.forEach(socket => socket.terminate())
  }

  /** Opens a socket, and answers the text as it is when everything has come. */
  async join(hear, { whole = false } = {}) {
    const socket = new WebSocket(this.url, { perMessageDeflate: false })
    this.sockets?.push(socket)
    return new Promise((resolve, reject) => {
      socket.on("error", () => {}) // its close says the same
      socket.once("close", code => reject(new Error(`${this.name} was closed with ${code}`)))
      socket.once("open", () => socket.send(this.#message(AUTH, encoder => {
        encoding.writeVarUint(encoder, 0)
        encoding.writeVarString(encoder, "token")
      })))
      socket.on("message", data => {
        const message = read(data)
        if (message.type === AUTH) socket.send(this.#message(SYNC, encoder => {
          encoding.writeVarUint(encoder, STEP1)
          encoding.writeVarUint8Array(encoder, Uint8Array.of(0))
        }))
        else if (message.state) {
          const doc = new Y.Doc()
          Y.applyUpdate(doc, message.state)
          const text = doc.getText(TEXT)
          resolve(text)
          if (whole) socket.terminate()
        } else hear(message)
      })
    })
  }

  #message(type, write = () => {}) {
    const encoder = encoding.createEncoder()
    encoding.writeVarString(encoder, this.name)
    encoding.writeVarUint(encoder, type)
    write(encoder)
    return encoding.toUint8Array(encoder)
  }
}

function read(data) {
  const decoder = decoding.createDecoder(data)
  decoding.readVarString(decoder)
  const type = decoding.readVarUint(decoder)
  if (type !== SYNC && type !== SYNC_REPLY) return { type }
  const step = decoding.readVarUint(decoder)
  if (step === STEP2) return { type, state: decoding.readVarUint8Array(decoder) }
  return step === UPDATE ? { type, update: decoding.readVarUint8Array(decoder) } : { type }
}

/** The Yjs update (version 1) by which a client appends one character to the one it typed before. */
function insertion(client, clock) {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 1) // one client's
  encoding.writeVarUint(encoder, 1) // one struct
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, clock)
  if (clock === 0) {
    encoding.writeUint8(encoder, 4) // a string, without an origin
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarString(encoder, TEXT)
  } else {
    encoding.writeUint8(encoder, 4 | 128) // a string, right of its origin
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock - 1)
  }
  encoding.writeVarString(encoder, String.fromCharCode(97 + clock % 26))
  encoding.writeVarUint(encoder, 0) // nothing deleted
  return encoding.toUint8Array(encoder)
}
