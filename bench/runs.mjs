// Running programs: beside the bare interpreter, as many as possible, and what they cost those who type in other rooms.
// docs/performance.md says what the figures mean.
import { spawn } from "node:child_process"
import { mkdirSync, writeFileSync } from "node:fs"
import { availableParallelism, loadavg } from "node:os"
import { join } from "node:path"
import { inParallel, Seated, Typing } from "./lib/driver.mjs"
import { JVM_OPTIONS } from "./lib/greenroom.mjs"
import { HELLOS } from "./lib/hellos.mjs"
import { describe } from "./lib/machine.mjs"
import { javaHome, temporaryFolder } from "./lib/process.mjs"
import { Room } from "./lib/rooms.mjs"
import { RunRoom, languagesOf } from "./lib/runs.mjs"
import { startedGreenroom } from "./lib/started.mjs"
import { median, quantile, round, sleep, table } from "./lib/stats.mjs"

const quick = process.argv.includes("--quick")
const only = process.argv.find(argument => argument.startsWith("--only="))?.slice("--only=".length).split(",")
const TIMES = quick ? 3 : 25
const WARM_UP = quick ? 1 : 5
const SECONDS = quick ? 3 : 20
const CORES = availableParallelism()
const RUNNING_ROOMS = 4 * CORES
const PRESSING_ROOMS = quick ? 10 : 50
const TYPING_ROOMS = quick ? 10 : 50
const PER_SECOND = 5
const CACHE_IS_MADE = quick ? 10_000 : 20_000
const PORT = Number(process.env.BENCH_PORT ?? 8110)

const folder = temporaryFolder("runs")
const { greenroom, postgres } = await startedGreenroom(folder, PORT)
const session = await greenroom.signIn()
const languages = await languagesOf(greenroom.socketUrl, await session.interview("Candidate"))
await sleep(CACHE_IS_MADE)
console.log(`# Running programs\n\n${new Date().toISOString().slice(0, 16)}Z. ${describe()}; driver: Node ${process.version}; Greenroom: JDK 25 ` +
  `without options${JVM_OPTIONS.length ? ` but ${JVM_OPTIONS.join(" ")}` : ""}, as ${process.getuid() === 0 ? "root" : "an ordinary user"}.\n`)
await hellos()
await asManyAsPossible()
await allAtOnce()
await greenroom.stop()
postgres.stop()
process.exit(0)

async function runRoom(language) {
  const place = await session.interview(`Candidate of ${language}`)
  return new RunRoom(greenroom.socketUrl, place, `bench-${Math.random()}`).open(HELLOS[language].file, HELLOS[language].text)
}

/** Each language in turn, bare and in the room by turns, so that both find the same machine. */
async function hellos() {
  const rows = []
  for (const language of Object.keys(HELLOS).filter(each => languages.includes(each) && (only?.includes(each) ?? true))) {
    say(language)
    const room = await runRoom(language)
    const bare = [], took = [], first = []
    for (let i = -WARM_UP; i < TIMES; i++) {
      const alone = HELLOS[language].bare ? await bareRun(language) : NaN
      const run = await room.run()
      if (run.output !== "Hello\n" || run.code !== 0) throw new Error(`${language}: ${JSON.stringify(run)}`)
      if (i < 0) continue
      bare.push(alone)
      took.push(run.ms)
      first.push(run.first)
    }
    room.close()
    rows.push([language, round(median(bare)), round(median(took)), round(median(took) - median(bare)), round(median(took) / median(bare)),
      round(median(first)), round(quantile(first, 0.95))])
  }
  console.log(`## Hello, ${TIMES} times after ${WARM_UP}: ms\n`)
  console.log(table(["", "bare, median", "in the sandbox, median", "more", "ratio", "from Run to the other's screen, median", "p95"], rows), "\n")
}

async function bareRun(language) {
  const { file, text, bare } = HELLOS[language]
  const place = join(folder, language)
  mkdirSync(place, { recursive: true })
  writeFileSync(join(place, file), text)
  const began = performance.now()
  const child = spawn("sh", ["-c", bare], { cwd: place, env: { PATH: "/usr/local/bin:/usr/bin:/bin", JAVA_HOME: javaHome(), HOME: folder }, stdio: ["ignore", "pipe", "inherit"] })
  child.stdout.resume()
  const code = await new Promise(resolve => child.once("close", resolve))
  if (code !== 0) throw new Error(`${bare}: ${code}`)
  return performance.now() - began
}

/** Python, in rooms that press Run again as soon as it has ended, and in a loop on as many cores without Greenroom. */
async function asManyAsPossible() {
  say("as many Python hellos as possible")
  const rooms = []
  while (rooms.length < RUNNING_ROOMS) rooms.push(await runRoom("python"))
  const perSecond = async (workers, once) => {
    const until = performance.now() + SECONDS * 1_000
    let done = 0
    await inParallel(workers, workers.length, async worker => {
      while (performance.now() < until) {
        await once(worker)
        done++
      }
    })
    return done / SECONDS
  }
  const inRooms = await perSecond(rooms, room => room.run())
  const bare = await perSecond(Array.from({ length: CORES }, () => "python"), bareRun)
  rooms.forEach(room => room.close())
  console.log(`## As many Python hellos as possible, ${SECONDS} s\n`)
  console.log(table(["", "a second"], [[`bare, ${CORES} at a time`, round(bare)], [`in ${RUNNING_ROOMS} rooms`, round(inRooms)], ["ratio", round(inRooms / bare)]]), "\n")
}

/** People type in some rooms while all others press Run at the same moment. */
async function allAtOnce() {
  say(`${PRESSING_ROOMS} rooms press Run at once`)
  const pressing = [], typing = []
  while (pressing.length < PRESSING_ROOMS) pressing.push(await runRoom("python"))
  let heard = []
  while (typing.length < TYPING_ROOMS) {
    const { token, seat, staff } = await session.interview(`Candidate who types ${typing.length}`)
    const seated = new Seated(new Room(`${greenroom.socketUrl}/i/${token}/socket`, seat, staff, `bench-${Math.random()}`), ms => heard.push(ms))
    await seated.open()
    typing.push(seated)
  }
  const keys = new Typing(typing, PER_SECOND)
  await sleep(SECONDS * 500)
  heard = []
  await sleep(SECONDS * 500)
  const quiet = heard
  heard = []
  const began = performance.now()
  const results = await Promise.all(pressing.map(room => room.run()))
  const all = performance.now() - began
  const busy = heard
  keys.stop()
  const rows = [0.5, 0.95, 0.99].map(share => [`p${share * 100}`, round(quantile(quiet, share)), round(quantile(busy, share)),
    round(quantile(busy, share) / quantile(quiet, share))])
  console.log(`## ${PRESSING_ROOMS} rooms press Run at once while ${TYPING_ROOMS} others type ${PER_SECOND} characters a second\n`)
  console.log(`${count(results)}; the last after ${round(all)} ms.\n`)
  console.log(table(["from the key to the other's screen: ms", "before", "meanwhile", "ratio"], rows))
}

function count(results) {
  const words = results.map(({ refused, outcome, output, why }) =>
    refused ? `refused (${refused.reason})` : outcome === "not-started" ? `not started (${why})` : output === "Hello\n" ? "got their output" : `ended as ${outcome}`)
  return Object.entries(Object.groupBy(words, word => word)).map(([word, all]) => `${all.length} ${word}`).join(", ")
}

function say(words) {
  console.error(`${new Date().toISOString().slice(11, 19)}  load ${loadavg()[0].toFixed(1)}  ${words}`)
}
