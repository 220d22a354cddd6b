// Greenroom's rooms by docs/room-protocol.md: one edit in flight, what is typed meanwhile is sent as one batch that
// keeps every character's time.
import { Greenroom, JVM_OPTIONS } from "./greenroom.mjs"
import { join } from "./join.mjs"

const MOST_CHANGES = 500

/** How many rooms are made at the same time; the interviewer signs in as often. */
const SESSIONS = 4

export class GreenroomRooms {
  name = "Greenroom"
  lanes = SESSIONS
  #greenroom
  #sessions = []

  constructor(folder, port, postgres) {
    const { host, port: databasePort, user, password, database } = postgres.connection("postgres")
    this.#greenroom = new Greenroom(folder, port, {
      SPRING_DATASOURCE_URL: `jdbc:postgresql://${host}:${databasePort}/${database}`,
      SPRING_DATASOURCE_USERNAME: user, SPRING_DATASOURCE_PASSWORD: password,
    })
  }

  async start() {
    await this.#greenroom.start()
    while (this.#sessions.length < SESSIONS) this.#sessions.push(await this.#greenroom.signIn())
  }

  stop() {
    return this.#greenroom.stop()
  }

  kill() {
    return this.#greenroom.kill()
  }

  get pid() {
    return this.#greenroom.pid
  }

  get settings() {
    return `JDK 25 without options${JVM_OPTIONS.length ? ` but ${JVM_OPTIONS.join(" ")}` : ""}`
  }

  liveBytes() {
    return this.#greenroom.liveBytes()
  }

  async createRoom(i) {
    // One at a time in each: which interview is being entered is kept in the session.
    const session = this.#sessions.pop()
    const { token, seat, staff } = await session.interview(`Candidate ${i}`)
    this.#sessions.push(session)
    return new Room(`${this.#greenroom.socketUrl}/i/${token}/socket`, seat, staff, `bench-${i}`)
  }

  async storedLength(room) {
    return room.length()
  }
}

/** The candidate types, the interviewer watches. */
export class Room {
  #waiting = []
  #inFlight = 0
  #file
  #revision
  #length
  #n = 0

  constructor(url, seat, staff, client) {
    this.url = url
    this.seat = seat
    this.staff = staff
    this.client = client
  }

  async open({ heard, acknowledged }) {
    this.client += "'"
    this.#n = 0
    this.typist = await join(this.url, this.seat, event => {
      if (event.type !== "edited" || event.client !== this.client) return
      this.#revision += event.changes.length
      this.#inFlight = 0
      acknowledged(event.changes.length)
      if (this.#waiting.length > 0) this.#send()
    })
    this.watcher = await join(this.url, this.staff, event => {
      if (event.type === "edited") heard(event.changes.length)
    })
    const [[file, { revision, text }]] = Object.entries(this.typist.state.files)
    this.#file = file
    this.#revision = revision
    this.#length = text.length
  }

  type() {
    this.#waiting.push(performance.now())
    if (this.#inFlight === 0) this.#send()
  }

  close() {
    this.#waiting = []
    this.#inFlight = 0
    this.typist.socket.terminate()
    this.watcher.socket.terminate()
  }

  async length() {
    const { socket, state } = await join(this.url, this.seat, () => {})
    socket.terminate()
    return Object.values(state.files)[0].text.length
  }

  #send() {
    const typed = this.#waiting.splice(0, MOST_CHANGES)
    const now = performance.now()
    const changes = typed.map(() => this.#length > 0 ? [this.#length++, [0, "x"]] : [[this.#length++, "x"]])
    this.#inFlight = typed.length
    this.typist.socket.send(JSON.stringify({ type: "edit", file: this.#file, revision: this.#revision, client: this.client,
      n: ++this.#n, changes, ms: typed.map(time => Math.round(now - time)), how: "typed" }))
  }
}
