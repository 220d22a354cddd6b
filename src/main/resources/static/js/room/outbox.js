// What was done on this page and has no receipt yet. One command is on its way at a time, under a number of its own; it
// stays here until its receipt comes and is sent again, as it was, over every new connection. The server applies a
// number once, so nothing is lost and nothing is there twice.
import { now } from "./now.js"

/** Commands about running programs: where one does not arrive, nothing of anybody's work is lost with it. */
export const ABOUT_RUNNING = new Set(["run", "stop-run", "allow-running"])

/** Whether something that a person wrote or did would be missing without it. */
export const isWork = command => Boolean(command) && !ABOUT_RUNNING.has(command.type)

export class Outbox {
  #send
  #next
  #n
  #inFlight
  #waiting
  #prepared
  #open = false

  /**
   * client: this page load's name. send(message): puts it on the line. next(): another command when nothing waits here
   * (the editor's changes stay in the editor, where they are rebased, until it is their turn), or null. left: what the
   * outbox of an earlier page load held, to go on from there under its name.
   */
  constructor({ client, send, next, left = { n: 0, inFlight: null, waiting: [], prepared: false } }) {
    this.client = client
    this.#send = send
    this.#next = next
    this.#n = left.n
    this.#inFlight = left.inFlight
    this.#waiting = [...left.waiting]
    this.#prepared = Boolean(left.prepared)
  }

  add(command) {
    this.#waiting.push(this.#stamped(command))
    this.flush()
  }

  /** Whether what is done from now on is done before the interview, as far as is known here. */
  prepare(on) {
    this.#prepared = on
  }

  /** The interview has started: an edit on its way that is not in the recording by now will never be. */
  started() {
    this.prepare(false)
    this.dropEdit()
  }

  /** The line is up, and everything the room has done meanwhile is known. */
  open() {
    this.#open = true
    if (this.#inFlight) this.#transmit()
    else this.flush()
  }

  close() {
    this.#open = false
  }

  flush() {
    if (!this.#open || this.#inFlight) return
    const command = this.#waiting.shift() ?? this.#nextStamped()
    if (!command) return
    this.#inFlight = { ...command, client: this.client, n: ++this.#n }
    this.#transmit()
  }

  /** Takes out the command on its way, if it is that one: it has its receipt, or was refused. */
  settle(client, n) {
    if (client !== this.client || this.#inFlight?.n !== n) return null
    const command = this.#inFlight
    this.#inFlight = null
    return command
  }

  /** An edit on its way has lost the text it was made for. */
  dropEdit() {
    if (this.#inFlight?.type === "edit") this.#inFlight = null
  }

  get inFlight() {
    return this.#inFlight
  }

  /** Whether a command of that type has no receipt. */
  has(type) {
    return [this.#inFlight, ...this.#waiting].some(command => command?.type === type)
  }

  /** All of it, for another outbox to go on from: in the same order, so that the same commands get the same numbers. */
  get left() {
    return { n: this.#n, inFlight: this.#inFlight, waiting: this.#waiting, prepared: this.#prepared }
  }

  /** How many commands have no receipt that are somebody's work; edits not counted: those are the editor's to count. */
  get unsaved() {
    return [this.#inFlight, ...this.#waiting].filter(command => isWork(command) && command.type !== "edit").length
  }

  #nextStamped() {
    const command = this.#next()
    return command && this.#stamped(command)
  }

  // Should the interview have started by the time it arrives, the room does not take it.
  #stamped(command) {
    return this.#prepared ? { ...command, prepared: true } : command
  }

  // How long ago each change was typed depends on when it is sent, also when it is sent again.
  #transmit() {
    const { times, ...message } = this.#inFlight
    const sent = now()
    this.#send(times ? { ...message, ms: times.map(time => Math.max(0, Math.round(sent - time))) } : message)
  }
}
