// Whether an interview gets slower as it gets longer: what one edit costs in a room with 1,000 edits and in one with
// 100,000, and how long a room of 100,000 takes to open. docs/performance.md says what the figures mean.
import WebSocket from "ws"
import { cpuMicros, describe } from "./lib/machine.mjs"
import { temporaryFolder } from "./lib/process.mjs"
import { startedGreenroom } from "./lib/started.mjs"
import { median, quantile, round, sleep, table } from "./lib/stats.mjs"

const quick = process.argv.includes("--quick")
const FEW = quick ? 200 : 1_000
const MANY = quick ? 5_000 : 100_000
const ROUNDS = quick ? 2 : 8
const BLOCK = quick ? 100 : 500
const OPENINGS = quick ? 1 : 5
const TEXT = 5_000
const IN_FLIGHT = 200
const A_SECOND = 1_500 // whoever sends more than 2,000 messages a second for long is sent away
const UNLOADED_AFTER = 300_000 // three minutes without anybody, looked at now and then
const PORT = Number(process.env.BENCH_PORT ?? 8110)

const folder = temporaryFolder("growth")
const { greenroom, postgres } = await startedGreenroom(folder, PORT)
const session = await greenroom.signIn()
console.log(`# An interview that gets longer\n\n${new Date().toISOString().slice(0, 16)}Z. ${describe()}\n`)
const long = await room(MANY)
await edits()
long.leave()
await openings()
await greenroom.stop()
postgres.stop()
process.exit(0)

/** A room whose text has the same length however many edits it has had. */
async function room(edits) {
  const { token, seat } = await session.interview(`Candidate with ${edits} edits`)
  const room = await open({ token, seat })
  await room.edit([[0, "x".repeat(TEXT)]])
  await room.editInFlight(edits - 1)
  return room
}

/** Says hello as a new page does, and answers when the text has come. */
async function open({ token, seat }) {
  const socket = new WebSocket(`${greenroom.socketUrl}/i/${token}/socket`, { headers: { cookie: seat } })
  let receipt = () => {}
  let revision, length, hello, welcomed, leaving = false
  const client = `bench-${Math.random()}`
  let n = 0
  const send = changes => socket.send(JSON.stringify({ type: "edit", file: "f1", revision: revision++, client, n: ++n,
    changes: [changes], ms: [0], how: "typed" }))
  await new Promise((resolve, reject) => {
    socket.once("error", reject)
    socket.once("close", code => { if (!leaving) throw new Error(`The room closed the socket with ${code}`) })
    socket.once("open", () => {
      hello = performance.now()
      socket.send('{"type":"hello","since":0}')
    })
    socket.on("message", data => {
      const message = JSON.parse(data)
      if (message.type === "welcome") welcomed = performance.now()
      if (message.type === "refused" || message.type === "error") throw new Error(String(data))
      if (message.type === "events") for (const event of message.events) if (event.client === client) receipt()
      if (message.type === "snapshot") {
        ({ revision, text: { length } } = message.state.files.f1)
        resolve()
      }
    })
  })
  const replacement = () => {
    const at = Math.floor(Math.random() * length)
    return [at, [1, "y"], length - at - 1].filter(section => section !== 0)
  }
  const room = {
    token, seat, socket, welcome: welcomed - hello,
    edit: changes => new Promise(resolve => {
      receipt = resolve
      send(changes)
      length = changes.reduce((sum, section) => sum + (Array.isArray(section) ? section.slice(1).join("\n").length : section), 0)
    }),
    /** One after the other, each when the one before has its receipt: their times in ms. */
    async editInTurn(count) {
      const times = []
      for (let i = 0; i < count; i++) {
        const since = performance.now()
        await room.edit(replacement())
        times.push(performance.now() - since)
      }
      return times
    },
    /** Many at once, to get there: nobody else edits, so the next revision is known. */
    async editInFlight(count) {
      let sent = 0, received = 0
      receipt = () => received++
      const since = performance.now()
      while (received < count) {
        const allowed = Math.min(count, received + IN_FLIGHT, (performance.now() - since) / 1_000 * A_SECOND)
        for (; sent < allowed; sent++) send(replacement())
        await sleep(10)
      }
    },
    leave() {
      leaving = true
      socket.terminate()
    },
  }
  return room
}

async function edits() {
  const results = { [FEW]: { times: [], cpu: 0 }, [MANY]: { times: [], cpu: 0 } }
  for (let i = 0; i <= ROUNDS; i++) {
    const short = await room(FEW)
    for (const [count, place] of [[FEW, short], [MANY, long]]) {
      await sleep(1_000)
      const before = cpuMicros(greenroom.pid) + postgres.cpuMicros()
      const times = await place.editInTurn(BLOCK)
      const spent = cpuMicros(greenroom.pid) + postgres.cpuMicros() - before
      if (i === 0) continue // warming up
      results[count].times.push(...times)
      results[count].cpu += spent
    }
    short.leave()
  }
  const row = count => [`${count.toLocaleString("en")} edits`, ...[0.5, 0.95, 0.99].map(share => round(quantile(results[count].times, share))),
    round(results[count].cpu / results[count].times.length)]
  const ratio = ["ratio", ...[0.5, 0.95, 0.99].map(share => round(quantile(results[MANY].times, share) / quantile(results[FEW].times, share))),
    round(results[MANY].cpu / results[MANY].times.length / (results[FEW].cpu / results[FEW].times.length))]
  console.log(`## One edit, from sending it to its receipt: ms, ${ROUNDS} times ${BLOCK} edits in turn, text of ${TEXT} characters\n`)
  console.log(table(["room with", "p50", "p95", "p99", "CPU us, server + database"], [row(FEW), row(MANY), ratio]), "\n")
}

async function openings() {
  const ways = {
    "after a restart": async () => { await greenroom.stop(); await greenroom.start() },
    "after SIGKILL": async () => { await greenroom.kill(); await greenroom.start() },
  }
  const short = await room(FEW)
  short.leave()
  const warm = await room(FEW)
  warm.leave()
  const rows = []
  for (const [name, begin] of Object.entries(ways)) {
    const times = { [FEW]: [], [MANY]: [] }
    for (let i = 0; i < OPENINGS; i++) {
      await begin()
      await visit(warm) // the first room of all pays for classes and connections
      times[FEW].push(await visit(short))
      times[MANY].push(await visit(long))
    }
    rows.push([name, ...[FEW, MANY].flatMap(count => [median(times[count]), Math.max(...times[count])]).map(round)])
  }
  if (!quick) {
    await sleep(UNLOADED_AFTER)
    rows.push(["unloaded meanwhile, once", ...[await visit(short), await visit(long)].flatMap(time => [time, time]).map(round)])
  }
  console.log(`## From hello to welcome in a room that is not in memory: ms, ${OPENINGS} times each\n`)
  console.log(table(["", `${FEW.toLocaleString("en")} edits, median`, "most", `${MANY.toLocaleString("en")} edits, median`, "most"], rows), "\n")
}

async function visit(place) {
  const { welcome, leave } = await open(place)
  leave()
  return welcome
}
