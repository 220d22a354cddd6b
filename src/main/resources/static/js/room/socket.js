// The room's connection, as docs/room-protocol.md describes it.
//
// What has no receipt is kept. One command is on its way at a time, with a number that says which it is to this page
// load; after reconnecting it is sent again as it was, and the server applies it once. Events come in order and are
// resumed by seq. The server beats every five seconds: whoever hears nothing for ten is talking to a dead line, also in
// a hidden tab, where timers of our own would be throttled.
const SILENCE = 10_000
const FINAL = new Set([4001, 4002, 4003])

export class RoomSocket {
  #url
  #handlers
  #socket = null
  #attempts = 0
  #heardAt = 0
  #welcome = null
  #since = 0
  #n = 0
  #inFlight = null
  #queue = []
  #ended = false
  client = crypto.randomUUID()

  /** handlers: opened(welcome), snapshot(state, seq), events(list), message(message), state(name), ended(code), next() */
  constructor(url, handlers) {
    this.#url = url
    this.#handlers = handlers
    setInterval(() => this.#watch(), 1_000)
    addEventListener("online", () => this.#reconnectNow())
  }

  open() {
    this.#socket = new WebSocket(new URL(this.#url, location.href.replace(/^http/, "ws")))
    this.#heardAt = performance.now()
    this.#socket.onopen = () => this.#raw({ type: "hello", since: this.#since })
    this.#socket.onmessage = message => this.#receive(JSON.parse(message.data))
    this.#socket.onclose = event => this.#closed(event.code)
  }

  /** Queues a command; it gets its number when it goes out. */
  command(message) {
    this.#queue.push(message)
    this.flush()
  }

  /** Sends the next command, or asks the editor for one, when nothing is on its way. */
  flush() {
    if (!this.isOpen || this.#inFlight || this.#ended) return
    const next = this.#queue.shift() ?? this.#handlers.next()
    if (!next) return
    this.#inFlight = { ...next, client: this.client, n: ++this.#n }
    this.#sendInFlight()
    this.#handlers.state("saving")
  }

  /** Something that is neither recorded nor repeated. */
  tell(message) {
    if (this.isOpen) this.#raw(message)
  }

  get isOpen() {
    return this.#welcome !== null && this.#socket?.readyState === WebSocket.OPEN
  }

  get waiting() {
    return [...(this.#inFlight ? [this.#inFlight] : []), ...this.#queue]
  }

  #sendInFlight() {
    const { sentAt, times, ...message } = this.#inFlight
    if (times) message.ms = times.map(time => Math.max(0, Math.round(performance.now() - time)))
    this.#raw(message)
  }

  #raw(message) {
    this.#socket.send(JSON.stringify(message))
  }

  #receive(message) {
    this.#heardAt = performance.now()
    switch (message.type) {
      case "welcome": return this.#welcomed(message)
      case "snapshot":
        this.#since = message.seq
        this.#handlers.snapshot(message.state)
        return this.#resend()
      case "events": return this.#events(message.events)
      case "receipt": return this.#done(message)
      case "refused": return this.#refused(message)
      case "beat": return
      default: return this.#handlers.message(message)
    }
  }

  #welcomed(welcome) {
    this.#welcome = welcome
    this.#attempts = 0
    this.#handlers.opened(welcome)
    if (this.#since > 0) this.#resend()
  }

  #resend() {
    if (this.#inFlight) this.#sendInFlight()
    else {
      this.#handlers.state("saved")
      this.flush()
    }
  }

  #events(events) {
    const fresh = events.filter(event => event.seq > this.#since)
    if (!fresh.length) return
    this.#since = fresh.at(-1).seq
    this.#handlers.events(fresh)
    for (const event of fresh) if (event.client === this.client) this.#done(event)
  }

  #done({ client, n }) {
    if (client !== this.client || this.#inFlight?.n !== n) return
    this.#inFlight = null
    this.flush()
    if (!this.#inFlight) this.#handlers.state("saved")
  }

  #refused(message) {
    if (this.#inFlight?.n !== message.n) return
    const lost = this.#inFlight
    this.#inFlight = null
    this.#handlers.refused(message, lost)
    this.flush()
  }

  #closed(code) {
    this.#welcome = null
    if (FINAL.has(code) || this.#ended) {
      this.#ended = true
      this.#handlers.ended(code)
      return
    }
    this.#handlers.state("reconnecting")
    const wait = Math.min(8_000, 250 * 2 ** this.#attempts++) * (0.5 + Math.random() / 2)
    this.timer = setTimeout(() => this.open(), wait)
  }

  /** Nothing more is sent or resumed. */
  end() {
    this.#ended = true
  }

  #watch() {
    if (this.#ended || !this.#socket || this.#socket.readyState > WebSocket.OPEN) return
    if (performance.now() - this.#heardAt > SILENCE) this.#drop()
  }

  #reconnectNow() {
    if (!this.#ended && this.#socket?.readyState === WebSocket.OPEN) this.#drop()
  }

  // A dead line does not answer a close either, so its events are let go of.
  #drop() {
    const dead = this.#socket
    dead.onclose = dead.onmessage = null
    dead.close()
    this.#closed(1006)
  }
}
