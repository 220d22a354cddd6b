// A subject with its rooms and the people in them, and what is measured while they type.
import { Seated, Typing, inParallel } from "./driver.mjs"
import { cpuMicros, machineMicros, residentBytes } from "./machine.mjs"
import { quantile, sleep } from "./stats.mjs"

/** How long what was typed may take to arrive after nobody types any more. */
const PATIENCE = 120_000

export class House {
  #postgres
  #seats = []
  #samples = []
  #empty = { resident: 0, live: 0 }

  constructor(subject, postgres) {
    this.subject = subject
    this.#postgres = postgres
  }

  async create(count) {
    const numbers = Array.from({ length: count }, (_, i) => i)
    const rooms = await inParallel(numbers, this.subject.lanes, i => this.subject.createRoom(i))
    this.#seats = rooms.map(room => new Seated(room, delay => this.#samples.push(delay)))
  }

  /** What the server takes without anybody in it; what it takes with rooms is counted from there. */
  async weighEmpty() {
    await sleep(3_000)
    this.#empty = await this.#weigh()
  }

  /** After a collection, because what a heap holds of garbage says more about its size than about rooms. */
  async #weigh() {
    const live = await this.subject.liveBytes()
    return { resident: residentBytes(this.subject.pid), live }
  }

  /** So many rooms, so many characters a second in each. */
  async measure(size, perSecond, warmUp, length) {
    const seats = this.#seats.slice(0, size)
    await inParallel(seats, 16, seat => seat.open())
    const typing = new Typing(seats, perSecond)
    await sleep(warmUp)
    this.#samples = []
    typing.latest = 0
    const before = await this.#read()
    await sleep(length)
    const after = await this.#read()
    const samples = this.#samples
    typing.stop()
    await arrived(seats)
    const resident = residentBytes(this.subject.pid)
    const weight = await this.#weigh()
    seats.forEach(seat => seat.close())
    const spent = name => after[name] - before[name]
    const seconds = spent("time") / 1_000
    return {
      subject: this.subject.name, size, edits: samples.length / seconds,
      p50: quantile(samples, 0.5), p95: quantile(samples, 0.95), p99: quantile(samples, 0.99),
      serverCpu: spent("server") / samples.length, databaseCpu: spent("database") / samples.length,
      wal: spent("wal") / samples.length,
      resident, memory: (weight.resident - this.#empty.resident) / size, live: (weight.live - this.#empty.live) / size,
      driverDelay: typing.latest,
      others: (spent("machine") - spent("server") - spent("database") - spent("driver")) / (seconds * 1e6) * 100,
    }
  }

  /** Reads every room again: all that was acknowledged must be there, and nothing that was not typed. */
  async check() {
    await sleep(3_000)
    await inParallel(this.#seats, 8, async ({ room, typed, acknowledged }) => {
      const stored = await this.subject.storedLength(room)
      if (stored < acknowledged || stored > typed)
        throw new Error(`${this.subject.name} stored ${stored} characters of ${typed}, ${acknowledged} of them acknowledged`)
    })
    return this.#seats.length
  }

  /** Kills the server while people type, starts it again and counts; the rooms are of no use afterwards. */
  async kill(first, size, perSecond, after) {
    const seats = this.#seats.slice(first, first + size)
    await inParallel(seats, 16, seat => seat.open())
    const before = seats.map(seat => ({ ...seat }))
    const typing = new Typing(seats, perSecond)
    await sleep(after)
    await this.subject.kill()
    typing.stop()
    await sleep(500)
    seats.forEach(seat => seat.close())
    await this.subject.start()
    const found = { subject: this.subject.name, typed: 0, acknowledged: 0, lost: 0, seenAndLost: 0 }
    const stored = await inParallel(seats, 8, seat => this.subject.storedLength(seat.room))
    for (const [i, seat] of seats.entries()) {
      found.typed += seat.typed - before[i].typed
      found.acknowledged += seat.acknowledged - before[i].acknowledged
      found.lost += Math.max(0, seat.acknowledged - stored[i])
      found.seenAndLost += Math.max(0, seat.heard - stored[i])
    }
    return found
  }

  async #read() {
    const { user, system } = process.cpuUsage()
    return {
      time: performance.now(), server: cpuMicros(this.subject.pid), database: this.#postgres.cpuMicros(),
      driver: user + system, machine: machineMicros(), wal: await this.#postgres.walBytes(),
    }
  }
}

async function arrived(seats) {
  const since = performance.now()
  while (seats.some(seat => seat.heard < seat.typed || seat.acknowledged < seat.typed)) {
    if (performance.now() - since > PATIENCE) throw new Error("What was typed has not arrived after two minutes")
    await sleep(50)
  }
}
