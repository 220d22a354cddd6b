// The room's connection, as docs/room-protocol.md describes it.
//
// The server sends what it has committed: events in order, each with the next seq. We say hello with the last seq we
// have applied and get what came after it, or, when there is no way from there, a snapshot to start over from. Only
// when all of that is applied does anything of ours go out: first, again, the one command that had no receipt when the
// line broke, under its old number, then what was done since. Our own event coming back is the receipt. The server
// beats every five seconds; whoever hears nothing for ten, or a minute while a snapshot comes, is talking to a dead
// line, closes it and opens another, after a wait that grows and is random, so that a room does not come back all at
// once.
import { newId } from "../ids.js"
import { Outbox } from "./outbox.js"

const SILENCE = 10_000
/** What follows the welcome is one message, and may be long. */
const LOADING = 60_000
const TOO_LARGE = 1009
/** We have missed so much that the rest is to be fetched by another hello. */
const MORE = 4012
/** Seat given away, finished, seat not valid, started, cancelled, gave way to other tabs, nonsense sent: do not come back. */
const FINAL = new Set([4001, 4002, 4003, 4004, 4005, 4006, 4010])

const backoff = attempt => Math.min(8_000, 250 * 2 ** attempt) * (0.5 + Math.random() / 2)

export class RoomSocket {
  #connect
  #handlers
  #wait
  #now
  #socket = null
  #ready = false
  #attempt = 0
  #retry = null
  #watcher
  #heardAt = 0
  #loading = false
  #since
  #head = 0
  #ended = false
  #outbox

  /**
   * connect(): a new WebSocket. handlers: welcome(welcome), snapshot(state), events(list), message(message),
   * refused(refusal, command), next() as of the outbox, changed() whenever isReady or what is unsaved may have changed,
   * failed() when a socket did not even open, ended(code) when there is no coming back. since, client and left: to go on
   * where an earlier page load ended.
   */
  constructor(connect, handlers, {
    since = 0, client = newId(), left, wait = backoff, now = () => performance.now(),
  } = {}) {
    this.#connect = connect
    this.#handlers = handlers
    this.#wait = wait
    this.#now = now
    this.#since = since
    this.#outbox = new Outbox({ client, left, send: message => this.#send(message), next: () => handlers.next() })
    this.#watcher = setInterval(() => this.watch(), 1_000)
  }

  open() {
    const socket = this.#connect()
    let opened = false
    this.#socket = socket
    this.#heardAt = this.#now()
    this.#loading = false
    socket.onopen = () => {
      opened = true
      this.#send({ type: "hello", since: this.#since })
    }
    socket.onmessage = message => this.#receive(JSON.parse(message.data))
    socket.onclose = event => this.#closed(event.code, opened)
  }

  get client() {
    return this.#outbox.client
  }

  /** Connected, and all that happened meanwhile is applied. */
  get isReady() {
    return this.#ready
  }

  /** Commands without a receipt, edits not counted. */
  get unsaved() {
    return this.#outbox.unsaved
  }

  /** Whether a command of that type has no receipt. */
  has(type) {
    return this.#outbox.has(type)
  }

  /** What an earlier page load has to leave behind so that another can go on: the edits that wait are the editor's. */
  get left() {
    return { client: this.client, since: this.#since, ...this.#outbox.left }
  }

  /** Something to be recorded: {type: "say", ...}. It is kept until it has its receipt. */
  command(message) {
    if (this.#ended) return
    this.#outbox.add(message)
    this.#handlers.changed()
  }

  /** There may be something new to send. */
  flush() {
    this.#outbox.flush()
  }

  /** Something that is neither recorded nor kept. */
  tell(message) {
    if (this.#ready) this.#send(message)
  }

  /** Connects at once instead of when the wait is over. */
  retryNow() {
    if (this.#ended || this.#socket) return
    clearTimeout(this.#retry)
    this.open()
  }

  /** Takes the line for dead when nothing was heard for too long. */
  watch() {
    const patience = this.#loading ? LOADING : SILENCE
    if (this.#socket && this.#now() - this.#heardAt > patience) this.#drop()
  }

  /** A network has come (back): an old line may be dead without knowing it. */
  renew() {
    if (this.#socket) this.#drop()
    this.retryNow()
  }

  /** Forgets what is known of the room, so that a snapshot comes. */
  startOver() {
    this.#since = 0
    this.#outbox.dropEdit()
    this.#drop()
  }

  /** Nothing more is sent, resumed or repeated. */
  end() {
    this.#ended = true
    this.#ready = false
    this.#outbox.close()
    clearInterval(this.#watcher)
    clearTimeout(this.#retry)
    this.#socket?.close()
    this.#socket = null
  }

  #send(message) {
    this.#socket.send(JSON.stringify(message))
  }

  #receive(message) {
    if (this.#ended) return
    this.#heardAt = this.#now()
    this.#loading = message.type === "welcome"
    switch (message.type) {
      case "welcome": return this.#welcomed(message)
      case "snapshot": return this.#startFrom(message)
      case "events": return this.#events(message.events)
      case "receipt": return this.#receipt(message)
      case "refused": return this.#refused(message)
      case "error": return this.#misunderstood(message)
      case "beat": return
      default: return this.#handlers.message(message)
    }
  }

  #welcomed(welcome) {
    const resumes = this.#since > 0 && this.#since <= welcome.head
    this.#head = welcome.head
    this.#handlers.welcome(welcome)
    if (resumes) this.#catchUp()
  }

  // Only a page that knew nothing, or more than the server's restored database, gets a snapshot; so an edit that is on
  // its way now is not in it, and the text it was made for is gone.
  #startFrom({ seq, state }) {
    this.#since = seq
    this.#outbox.dropEdit()
    this.#outbox.prepare(state.startedAt === null)
    this.#handlers.snapshot(state)
    this.#catchUp()
  }

  #events(events) {
    const fresh = events.filter(event => event.seq > this.#since)
    if (fresh.length === 0) return
    this.#since = fresh.at(-1).seq
    this.#handlers.events(fresh)
    for (const event of fresh) this.#outbox.settle(event.client, event.n)
    if (fresh.some(event => event.type === "started")) this.#outbox.started()
    this.#catchUp()
    this.#outbox.flush()
    this.#handlers.changed()
  }

  #catchUp() {
    if (this.#ready || this.#ended || this.#since < this.#head) return
    this.#ready = true
    this.#attempt = 0
    this.#outbox.open()
    this.#handlers.changed()
  }

  // The event may still be on its way to us; until it is applied, its changes are the editor's to send.
  #receipt({ client, n, seq }) {
    if (seq > this.#since || !this.#outbox.settle(client, n)) return
    this.#outbox.flush()
    this.#handlers.changed()
  }

  #refused(refusal) {
    const command = this.#outbox.settle(refusal.client, refusal.n)
    if (!command) return
    this.#handlers.refused(refusal, command)
    this.#outbox.flush()
    this.#handlers.changed()
  }

  #misunderstood({ code, reason }) {
    const command = this.#outbox.inFlight
    if (command) this.#refused({ client: command.client, n: command.n, code, reason })
  }

  #closed(code, opened) {
    this.#socket = null
    this.#ready = false
    this.#outbox.close()
    if (this.#ended) return
    if (FINAL.has(code)) {
      this.end()
      this.#handlers.ended(code)
      return
    }
    if (code === TOO_LARGE) this.#misunderstood({ code: "too-large", reason: "" })
    if (code === MORE) this.#attempt = 0
    this.#retry = setTimeout(() => this.open(), code === MORE ? 0 : this.#wait(this.#attempt++))
    this.#handlers.changed()
    if (!opened) this.#handlers.failed()
  }

  // A dead line does not answer a close either, so its events are let go of.
  #drop() {
    const dead = this.#socket
    if (!dead) return
    dead.onopen = dead.onmessage = dead.onclose = null
    dead.close()
    this.#closed(1006, true)
  }
}
