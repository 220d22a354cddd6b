// A room in which the candidate runs a program and the interviewer watches, by docs/room-protocol.md.
import WebSocket from "ws"
import { join } from "./join.mjs"

/** Which languages have a toolchain here, once the sandbox has been tested. */
export async function languagesOf(url, { token, staff }) {
  const socket = new WebSocket(`${url}/i/${token}/socket`, { headers: { cookie: staff } })
  const languages = await new Promise((resolve, reject) => {
    socket.once("error", reject)
    socket.once("open", () => socket.send('{"type":"hello","since":0}'))
    socket.on("message", data => {
      const { type, languages, why } = JSON.parse(data)
      if (type !== "running" || why === "untried") return
      if (why) reject(new Error(`Nothing can be run here (${why}): an admin sees why under Staff, Languages`))
      else resolve(languages)
    })
  })
  socket.terminate()
  return languages
}

export class RunRoom {
  #n = 0
  #awaited = []
  #output = []

  constructor(url, { token, seat, staff }, client) {
    this.url = `${url}/i/${token}/socket`
    this.seat = seat
    this.staff = staff
    this.client = client
  }

  /** Both are there, and the file in front holds that program. */
  async open(fileName, text) {
    const hear = event => this.#hear("own", event)
    const { socket, state } = await join(this.url, this.seat, hear, hear)
    this.socket = socket
    this.watcher = (await join(this.url, this.staff, event => this.#hear("other", event))).socket
    const [[file, { name, text: { length } }]] = Object.entries(state.files)
    this.file = file
    if (name !== fileName) await this.#command({ type: "rename-file", file, name: fileName }, "file-renamed")
    const { revision } = (await this.#state()).files[file]
    await this.#command({ type: "edit", file, revision, changes: [[[length, ...text.split("\n")]]], ms: [0], how: "pasted" }, "edited")
    return this
  }

  /**
   * Presses Run. Times in ms since then, as the other one's socket tells: when the first output was there, and the end;
   * refused is set where the room did not take it.
   */
  async run() {
    const ended = this.#next("other", ({ type }) => type === "run-ended")
    this.#output = []
    const refused = this.#next("own", ({ type }) => type === "refused")
    const pressed = performance.now()
    this.#send({ type: "run", file: this.file, arguments: "" })
    const end = await Promise.race([ended, refused])
    this.#awaited = []
    if (end.event.type === "refused") return { refused: end.event }
    const text = this.#output.flatMap(({ event }) => event.pieces.map(([, text]) => text)).join("")
    return { ...end.event, output: text, first: (this.#output[0]?.at ?? NaN) - pressed, end: end.at - pressed }
  }

  close() {
    this.socket.terminate()
    this.watcher.terminate()
  }

  async #command(command, receipt) {
    const received = this.#next("own", event => event.type === receipt && event.client === this.client && event.n === this.#n)
    const refused = this.#next("own", ({ type }) => type === "refused")
    this.#send(command)
    const { event } = await Promise.race([received, refused])
    this.#awaited = []
    if (event.type === "refused") throw new Error(`${this.url}: ${JSON.stringify(event)}`)
  }

  #send(command) {
    this.socket.send(JSON.stringify({ ...command, client: this.client, n: ++this.#n }))
  }

  #next(who, isIt) {
    return new Promise(resolve => this.#awaited.push({ who, isIt, resolve }))
  }

  #hear(who, event) {
    const at = performance.now()
    if (who === "other" && event.type === "run-output") this.#output.push({ event, at })
    const heard = this.#awaited.filter(each => each.who === who && each.isIt(event))
    this.#awaited = this.#awaited.filter(each => !heard.includes(each))
    heard.forEach(({ resolve }) => resolve({ event, at }))
  }

  async #state() {
    const { socket, state } = await join(this.url, this.seat, () => {})
    socket.terminate()
    return state
  }
}
