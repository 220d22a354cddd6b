// Rooms of two people, in Greenroom and in what a team would otherwise build on: one driver, one workload, one
// PostgreSQL. docs/performance.md says what the figures mean.
import { loadavg } from "node:os"
import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { JAR } from "./lib/greenroom.mjs"
import { Hocuspocus } from "./lib/hocuspocus.mjs"
import { House } from "./lib/house.mjs"
import { describe } from "./lib/machine.mjs"
import { Postgres } from "./lib/postgres.mjs"
import { temporaryFolder } from "./lib/process.mjs"
import { GreenroomRooms } from "./lib/rooms.mjs"
import { ShareDb } from "./lib/sharedb.mjs"
import { round, table } from "./lib/stats.mjs"

const quick = process.argv.includes("--quick")
const option = name => process.argv.find(argument => argument.startsWith(`--${name}=`))?.split("=")[1].split(",")
const only = option("only")
const SIZES = option("sizes")?.map(Number) ?? (quick ? [20, 50] : [50, 200, 500, 1_000])
const PER_SECOND = 5
const WARM_UP = quick ? 3_000 : 10_000
const LEVEL = quick ? 5_000 : 30_000
const SATURATION_ROOMS = quick ? 50 : 200
const FIRST_STEP = 1_000
const STEP_WARM_UP = quick ? 1_000 : 3_000
const STEP = quick ? 2_000 : 8_000
const LIMIT = 200
const MOST_STEP = quick ? 4_000 : 64_000
const KILL_AFTER = quick ? 3_000 : 25_000
const KILLS = Number(option("kills")?.[0] ?? (quick ? 1 : 3))
const KILL_ROOMS = quick ? 20 : 200
const PORT = Number(process.env.BENCH_PORT ?? 8110)

const folder = temporaryFolder("rooms")
const subjects = [GreenroomRooms, Hocuspocus, ShareDb].filter(subject => !only || only.includes(subject.name))
const notes = [], levels = [], saturations = [], kills = []
for (const [i, Subject] of subjects.entries()) await measure(Subject, i)
report()
process.exit(0)

async function measure(Subject, i) {
  const own = join(folder, Subject.name)
  mkdirSync(own)
  const postgres = new Postgres(JAR, folder, Subject.name, PORT + 10 + i).start()
  const subject = new Subject(own, PORT + i, postgres)
  await subject.start()
  if (i === 0) notes.push(`PostgreSQL: ${await postgres.describe()}`)
  notes.push(`${subject.name}: ${subject.settings}`)
  const house = new House(subject, postgres)
  say(subject, `makes ${SIZES.at(-1)} rooms`)
  await house.create(SIZES.at(-1))
  await house.measure(SIZES[0], PER_SECOND, WARM_UP, WARM_UP)
  await house.weighEmpty()
  for (const size of SIZES) {
    say(subject, `has ${size} rooms`)
    const level = await house.measure(size, PER_SECOND, WARM_UP, LEVEL)
    levels.push(level)
    say(subject, `p99 ${round(level.p99)} ms, ${round(level.serverCpu)} + ${round(level.databaseCpu)} us an edit, ${round(level.live / 1_024)} KiB a room live, others ${Math.round(level.others)} %`)
  }
  saturations.push(await saturate(house))
  say(subject, `has stored ${await house.check()} rooms as they were typed`)
  for (let i = 0; i < KILLS; i++) {
    say(subject, "is killed")
    const kill = await house.kill(i * KILL_ROOMS, KILL_ROOMS, PER_SECOND, KILL_AFTER)
    kills.push(kill)
    say(subject, `lost ${kill.lost} of ${kill.acknowledged} acknowledged`)
  }
  await subject.stop()
  postgres.stop()
}

/**
 * Climbs by doubling until p99 is over the limit, then by thousands from the last step that was not. A step that does not
 * hold is tried again: a single one may have been somebody else's doing.
 */
async function saturate(house) {
  let best = null
  const once = async perSecond => {
    const result = await house.measure(SATURATION_ROOMS, perSecond / SATURATION_ROOMS, STEP_WARM_UP, STEP)
    say(house.subject, `${perSecond} wanted: ${Math.round(result.edits)} edits/s, p99 ${round(result.p99)} ms`)
    const holds = result.p99 < LIMIT && result.edits > 0.9 * perSecond
    if (holds && (!best || result.edits > best.edits)) best = result
    return holds
  }
  const step = async perSecond => await once(perSecond) || once(perSecond)
  let rate = FIRST_STEP
  while (await step(rate) && rate < MOST_STEP) rate *= 2
  for (rate = rate / 2 + FIRST_STEP; rate < MOST_STEP && await step(rate);) rate += rate < 8_000 ? 1_000 : 2_000
  return { subject: house.subject.name, rate: best?.edits ?? 0, p99: best?.p99 ?? NaN, cpu: best ? best.serverCpu + best.databaseCpu : NaN }
}

function report() {
  console.log(`# Rooms beside the peers\n\n${new Date().toISOString().slice(0, 16)}Z. ${describe()}; driver: Node ${process.version}.\n`)
  console.log(notes.map(note => `- ${note}`).join("\n"))
  console.log(`\n## ${PER_SECOND} edits a second in every room, ${LEVEL / 1_000} s after ${WARM_UP / 1_000} s of warm-up\n`)
  console.log(table(["rooms", "", "edits/s", "p50 ms", "p95 ms", "p99 ms", "CPU us/edit server", "+ database", "WAL bytes/edit",
    "server's memory MiB", "KiB/room", "of it live", "driver's delay ms", "others' CPU %"],
  SIZES.flatMap(size => levels.filter(level => level.size === size)).map(level => [level.size, level.subject, Math.round(level.edits),
    ...[level.p50, level.p95, level.p99, level.serverCpu, level.databaseCpu, level.wal, level.resident / 2 ** 20, level.memory / 1_024, level.live / 1_024,
      level.driverDelay].map(round), Math.round(level.others)])))
  console.log(`\n## Saturation: most edits a second with p99 below ${LIMIT} ms, ${SATURATION_ROOMS} rooms\n`)
  console.log(table(["", "edits/s", "p99 ms there", "CPU us/edit there"], saturations.map(s => [s.subject, Math.round(s.rate), round(s.p99), round(s.cpu)])))
  console.log(`\n## SIGKILL of the server while ${KILL_ROOMS} rooms type\n`)
  console.log(table(["", "typed", "acknowledged", "of them lost", "seen by the other and lost"],
    kills.map(kill => [kill.subject, kill.typed, kill.acknowledged, kill.lost, kill.seenAndLost])))
}

function say(subject, words) {
  console.error(`${new Date().toISOString().slice(11, 19)}  load ${loadavg()[0].toFixed(1)}  ${subject.name} ${words}`)
}
