// What a replay costs: the bytes of a recording on the wire, the time to the first frame and of a seek in a real Chromium,
// and the memory of the page; beside them the same editing as a Yjs update log and as an Automerge document.
// docs/performance.md says what the figures mean.
import { join } from "node:path"
import { ADA, linesOf, readTrace } from "../src/test/js/trace-lines.mjs"
import { launch, newWindow, told } from "./lib/chromium.mjs"
import { automergeOf, compactOf, yjsOf } from "./lib/formats.mjs"
import { Greenroom, JAR } from "./lib/greenroom.mjs"
import { describe } from "./lib/machine.mjs"
import { Postgres } from "./lib/postgres.mjs"
import { temporaryFolder } from "./lib/process.mjs"
import { median, quantile, round, sleep, table } from "./lib/stats.mjs"

const quick = process.argv.includes("--quick")
const TRACES = process.env.GREENROOM_TEST_DATA
const NAMES = ["automerge-paper", "sveltecomponent", "json-crdt-blog-post", "fitech/fitech-A79-S148", "fitech/fitech-A79-S228",
  "fitech/fitech-A81-S204", "fitech/fitech-A81-S323", "fitech/fitech-A81-S538"]
const only = process.argv.find(argument => argument.startsWith("--only="))?.slice("--only=".length).split(",")
/** Greenroom has been up for a while where people review: what the page costs a server that has just started is not meant. */
const WARMING = quick ? 0 : 200
const OPENINGS = quick ? 1 : 7
const SEEKS = quick ? 30 : 500
const PORT = Number(process.env.BENCH_PORT ?? 8110)

if (!TRACES) throw new Error("Set GREENROOM_TEST_DATA to a folder in which the traces are, below traces/")
const chosen = NAMES.filter(name => only ? only.includes(name) : !quick || !name.startsWith("automerge"))
const folder = temporaryFolder("replay")
const postgres = new Postgres(JAR, folder, "greenroom", PORT + 10).start()
const { host, port, user, password } = postgres.connection("postgres")
const greenroom = await new Greenroom(folder, PORT, {
  SPRING_DATASOURCE_URL: `jdbc:postgresql://${host}:${port}/postgres`, SPRING_DATASOURCE_USERNAME: user,
  SPRING_DATASOURCE_PASSWORD: password, GREENROOM_SEAL_CHECK: "1s",
}).start()
const session = await greenroom.signIn()
const browser = await launch()
console.log(`# Replays\n\n${new Date().toISOString().slice(0, 16)}Z. ${describe()}; Chromium ${browser.version()}\n`)

const another = await recorded(readTrace(join(TRACES, "traces/fitech/fitech-A81-S204.jsonl.gz")))
for (let page = 0; page < WARMING; page++) await sent(another, "replay", "gzip")
const sizes = []
const times = []
const others = []
for (const name of chosen) {
  const trace = readTrace(join(TRACES, `traces/${name}.jsonl.gz`))
  console.error(`${name}: ${trace.edits.length} edits`)
  const interview = await recorded(trace)
  const weight = await weigh(interview, trace.edits.length)
  sizes.push([name, trace.edits.length.toLocaleString("en"), ...weight.figures])
  times.push([name, ...await watched(interview)])
  const each = bytes => round(bytes / trace.edits.length)
  for (const [what, { bytes, ms }] of [["Greenroom", await compactOf(weight.compact)], ["Yjs update log", yjsOf(trace)],
    ["Automerge", automergeOf(trace)]]) others.push([name, what, bytes.toLocaleString("en"), each(bytes), round(ms)])
}
console.log("## Bytes an edit, with its author and time\n")
console.log(table(["trace", "edits", "on the wire", "JSON lines, gzip", "JSON lines"], sizes), "\n")
console.log(`## In Chromium, ${OPENINGS} openings of each, ${SEEKS} seeks\n`)
console.log(table(["trace", "first frame, first visit, ms p50", "most", "files cached, p50", "most", "seek, ms p50", "p99", "with the next frame, p50", "p99", "heap, MiB"], times), "\n")
console.log("## Beside other formats, in Node: a text with its history, loaded to its end\n")
console.log(table(["trace", "format", "bytes", "an edit", "load, ms"], others), "\n")
await browser.close()
await greenroom.stop()
postgres.stop()
process.exit(0)

/** A finished, sealed interview in which somebody typed all that. */
async function recorded(trace) {
  const interview = await session.interview("Ada Lovelace")
  const query = (text, ...values) => postgres.query("postgres", text, values)
  const [{ id }] = await query("select id from participant where interview_id = $1 and role = 'CANDIDATE'", interview.id)
  const lines = linesOf(trace).slice(1).map(line => line.replaceAll(ADA, id))
  const { at: start } = JSON.parse(lines[0])
  const { at: end } = JSON.parse(lines.at(-1))
  await query("delete from recorded_event where interview_id = $1", interview.id)
  for (let from = 0; from < lines.length; from += 10_000)
    await query(`insert into recorded_event (interview_id, seq, at, type, payload)
      select $1, (line::json ->> 'seq')::bigint, (line::json ->> 'at')::bigint, line::json ->> 'type', line from unnest($2::text[]) line`,
    interview.id, lines.slice(from, from + 10_000))
  await query(`update interview set stage = 'FINISHED', started_at = to_timestamp($2 / 1000.0), finished_at = to_timestamp($3 / 1000.0)
    where id = $1`, interview.id, start, end)
  await query("insert into unsealed (interview_id, finished_at) values ($1, now())", interview.id)
  while ((await query("select 1 from compact_recording where interview_id = $1", interview.id)).length === 0) await sleep(200)
  return interview
}

async function sent(interview, path, encoding) {
  const answer = await fetch(`${greenroom.url}/interviews/${interview.id}/${path}`, { headers: { cookie: interview.staff, "accept-encoding": encoding } })
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
  const body = new Uint8Array(await answer.arrayBuffer())
  return { body, bytes: Number(answer.headers.get("content-length") ?? body.length) }
}

async function weigh(interview, edits) {
  const compact = await sent(interview, "replay/events", "gzip")
  const packed = await sent(interview, "recording.jsonl", "gzip")
  const plain = await sent(interview, "recording.jsonl", "identity")
  return { figures: [compact, packed, plain].map(({ bytes }) => round(bytes / edits)), compact }
}

async function watched(interview) {
  const frames = [[], []]
  let page
  for (let opening = 0; opening < OPENINGS; opening++) {
    for (const [visit, before] of [[], [another, another]].entries()) {
      await page?.context().close()
      page = await opened(interview, before)
      frames[visit].push(await page.evaluate(() => window.firstFrame))
    }
  }
  await sleep(3_000)
  const taken = await page.evaluate(seekAtRandom, SEEKS)
  const devtools = await page.context().newCDPSession(page)
  await devtools.send("HeapProfiler.collectGarbage")
  const { metrics } = await devtools.send("Performance.enable").then(() => devtools.send("Performance.getMetrics"))
  const heap = metrics.find(({ name }) => name === "JSHeapUsedSize").value
  await page.context().close()
  const seeks = [0, 1].flatMap(frame => {
    const times = taken.map(seek => seek[frame])
    return [median(times), quantile(times, 0.99)]
  })
  return [...frames.flatMap(visit => [median(visit), Math.max(...visit)]), ...seeks, heap / 2 ** 20].map(round)
}

/** A new browser as far as caches go, after the first frame that shows the replay; before: what it has opened by then. */
async function opened(interview, before) {
  const page = await newWindow(browser, greenroom.url, interview.staff, () => {
    const look = () => {
      const play = document.querySelector("#play")
      if (play && !play.disabled) setTimeout(() => {
        window.firstFrame = performance.now()
        console.debug("first frame")
      })
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
  for (const { id } of [...before, interview]) {
    await Promise.all([told(page, "first frame"), page.goto(`${greenroom.url}/interviews/${id}/replay`)])
  }
  return page
}

/**
 * The work of each seek, layout included, in the frame that shows it, and with what the editor measures and draws anew in
 * the next one; the waits for both frames are not counted. Runs in the page.
 */
async function seekAtRandom(count) {
  const slider = document.querySelector("#timeline")
  const taken = []
  for (let seek = 0; seek < count; seek++) {
    await new Promise(resolve => setTimeout(resolve, 100))
    await new Promise(resolve => {
      let since, next, first
      // The page asks for its frame between these two, and the editor for its own while that is shown.
      requestAnimationFrame(() => {
        since = performance.now()
        requestAnimationFrame(() => { next = performance.now() })
      })
      slider.value = Math.random() * Number(slider.max)
      slider.dispatchEvent(new Event("input", { bubbles: true }))
      requestAnimationFrame(() => {
        document.body.getBoundingClientRect()
        first = performance.now() - since
        requestAnimationFrame(() => {
          document.body.getBoundingClientRect()
          taken.push([first, first + performance.now() - next])
          resolve()
        })
      })
    })
  }
  return taken
}
