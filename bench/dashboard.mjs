// What the pages with lists cost with 1,000, 100,000 and 1,000,000 interviews: the server's time of each, how many a second it
// makes, and how long they take in a real Chromium. docs/performance.md says what the figures mean.
import { launch, newWindow } from "./lib/chromium.mjs"
import { Connection, saturate } from "./lib/pages.mjs"
import { fill, names } from "./lib/interviews.mjs"
import { cpuMicros, describe, machineMicros } from "./lib/machine.mjs"
import { temporaryFolder } from "./lib/process.mjs"
import { startedGreenroom } from "./lib/started.mjs"
import { median, quantile, round, sleep, table } from "./lib/stats.mjs"

const quick = process.argv.includes("--quick")
const sizes = argument("sizes")?.split(",").map(Number) ?? (quick ? [1_000, 10_000] : [1_000, 100_000, 1_000_000])
const ROUNDS = quick ? 10 : 100
const WARM_UP = quick ? 5 : 60
const LOAD = quick ? 3_000 : 20_000
const CONNECTIONS = 16
const OPENINGS = quick ? 2 : 9
const PORT = Number(process.env.BENCH_PORT ?? 8110)
const DATA = process.env.GREENROOM_TEST_DATA
const PASSWORD = "correct horse battery"
const VIEWERS = { admin: undefined, "300 own": { email: "few@example.com", password: PASSWORD } }

if (!DATA) throw new Error("Set GREENROOM_TEST_DATA to a folder with names/names-100k.txt.gz")

/** What each page is called, and where it is; what is in braces is looked up at each size. */
const PAGES = {
  "Pending": "/interviews",
  "Active": "/interviews?stage=active",
  "Finished": "/interviews?stage=finished",
  "Pending, in the middle": "/interviews?stage=pending&after={pending}",
  "Finished, in the middle": "/interviews?stage=finished&after={finished}",
  "Finished, backwards": "/interviews?stage=finished&before={finished}",
  "Pending, last created first": "/interviews?stage=pending&sort=newest",
  "Finished, by name": "/interviews?stage=finished&sort=name",
  "filter, interviewer": "/interviews?stage=finished&interviewer={interviewer}",
  "filter, author": "/interviews?stage=finished&author={author}",
  "filter, label": "/interviews?stage=finished&label=referral",
  "filter, a label nobody has": "/interviews?stage=finished&label=none",
  "filter, position": "/interviews?stage=finished&position=data+engineer",
  "filter, dates": "/interviews?stage=finished&from={day}&to={day}",
  "filter, mine": "/interviews?stage=finished&mine=yes",
  "filter, waiting for my feedback": "/interviews?stage=finished&feedback=mine",
  "filter, recommendation": "/interviews?stage=finished&recommendation=strong-no",
  "search, one letter": "/interviews?q=a",
  "search, two letters": "/interviews?q=an",
  "search, three letters": "/interviews?q=ann",
  "search, twelve letters": "/interviews?q=maria garcia",
  "search, a near miss": "/interviews?q=jonhson",
  "search, no hit": "/interviews?q=qxzqxzqxz",
  "search, a link": "/interviews?q={link}",
  "search, filtered": "/interviews?q=an&stage=finished&label=referral",
  "statistics, three months": "/statistics",
  "statistics, all": "/statistics?range=all",
}

const people = names(DATA)
const times = new Map()
const loads = []
const openings = []
console.log(`# The dashboard\n\n${new Date().toISOString().slice(0, 16)}Z. ${describe()}\n`)
const filled = []
for (const size of sizes) filled.push(await fillWith(size))
await eachPage()
for (const each of filled) await load(each)
for (const each of filled) await browser(each)
for (const { greenroom, postgres } of filled) {
  await greenroom.stop()
  postgres.stop()
}
report()
process.exit(0)

async function fillWith(size) {
  const folder = temporaryFolder(`dashboard-${size}`)
  const port = PORT + filled.length
  const { greenroom, postgres } = await startedGreenroom(folder, port, { SPRING_PROFILES_ACTIVE: "bench", GREENROOM_IDLE_FINISH: "240h" })
  console.error(`${size}: filling`)
  const since = performance.now()
  await fill(postgres, size, people)
  console.error(`${size}: filled in ${Math.round((performance.now() - since) / 1_000)} s, ${await databaseSize(postgres)}`)
  const places = await lookUp(postgres)
  const viewers = {}
  for (const [name, account] of Object.entries(VIEWERS))
    viewers[name] = (await greenroom.signIn(account)).cookieHeader()
  return { size, greenroom, postgres, places, viewers }
}

/** In turn, all sizes of a page one after the other, so that whatever else the machine does happens to all of them. */
async function eachPage() {
  const asked = Object.keys(VIEWERS).flatMap(viewer => Object.entries(PAGES).flatMap(([name, page]) =>
    filled.map(({ size, greenroom, places, viewers }) =>
      ({ size, viewer, name, connection: new Connection(greenroom.url, viewers[viewer]), page: address(page, places), ms: [] }))))
  for (let i = 0; i < WARM_UP + ROUNDS; i++) {
    if (i === WARM_UP) console.error(`warm, asking each of ${asked.length} pages ${ROUNDS} times`)
    for (const each of asked) {
      const { ms } = await each.connection.ask(each.page)
      if (i >= WARM_UP) each.ms.push(ms)
    }
  }
  for (const { size, viewer, name, connection, ms } of asked) {
    times.set(`${viewer} ${name} ${size}`, { p50: quantile(ms, 0.5), p95: quantile(ms, 0.95) })
    connection.close()
  }
}

async function load({ size, greenroom, postgres, viewers, places }) {
  for (const [name, page] of Object.entries({ "one row": "/bench/row?id={id}", "Finished, 50 rows": "/interviews?stage=finished" })) {
    const connections = Array.from({ length: CONNECTIONS }, () => new Connection(greenroom.url, viewers.admin))
    await saturate(connections, address(page, places), LOAD / 2)
    const before = spent(greenroom, postgres)
    const { pages, perSecond } = await saturate(connections, address(page, places), LOAD)
    const after = spent(greenroom, postgres)
    connections.forEach(connection => connection.close())
    const each = what => (after[what] - before[what]) / pages
    const seconds = pages / perSecond
    const others = after.machine - before.machine - ["server", "database", "driver"].reduce((sum, what) => sum + after[what] - before[what], 0)
    loads.push([size.toLocaleString("en"), name, round(perSecond), round(each("server")), round(each("database")), round(each("driver")),
      Math.round(others / (seconds * 1e6) * 100)])
  }
}

function spent(greenroom, postgres) {
  const { user, system } = process.cpuUsage()
  return { server: cpuMicros(greenroom.pid), database: postgres.cpuMicros(), driver: user + system, machine: machineMicros() }
}

async function browser({ size, greenroom, viewers }) {
  const chrome = await launch()
  for (const [name, page] of Object.entries({ Pending: "/interviews", Finished: "/interviews?stage=finished" })) {
    const first = [], usable = []
    let weight
    for (let i = 0; i <= OPENINGS; i++) {
      const tab = await newWindow(chrome, greenroom.url, viewers.admin, watch)
      weight = await opening(tab, greenroom.url + page)
      const seen = await tab.evaluate(() => ({ first: performance.getEntriesByType("navigation")[0].responseStart, usable: window.usable }))
      await tab.context().close()
      if (i === 0) continue // the browser's own first page
      first.push(seen.first)
      usable.push(seen.usable - seen.first)
    }
    openings.push([size.toLocaleString("en"), name, Math.round(median(first)), Math.round(median(usable)), Math.round(Math.max(...usable)),
      weight.requests, (weight.wire / 1_000).toFixed(1), (weight.page / 1_000).toFixed(1)])
  }
  await chrome.close()
}

/** Runs in the page: it can be used once it answers to a key. */
function watch() {
  const look = () => {
    if (document.querySelector("table.interviews tbody tr")) document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "/", bubbles: true }))
    if (document.querySelector("#q")?.offsetParent) window.usable = performance.now()
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

async function opening(tab, url) {
  const devtools = await tab.context().newCDPSession(tab)
  const weight = { requests: 0, wire: 0, page: 0 }
  const pages = new Set()
  await devtools.send("Network.enable")
  devtools.on("Network.responseReceived", ({ requestId, type }) => { if (type === "Document") pages.add(requestId) })
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    weight.requests++
    weight.wire += encodedDataLength
    if (pages.has(requestId)) weight.page += encodedDataLength
  })
  await tab.goto(url)
  await tab.waitForFunction(() => window.usable > 0, null, { polling: "raf" })
  await sleep(500)
  return weight
}

async function lookUp(postgres) {
  const one = async sql => (await postgres.query("postgres", sql))[0]
  const place = async (key, stage) => {
    const { text } = await one(`select to_char(${key} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z" ') || id as text
      from interview where stage = '${stage}' and ${key} < '9000-01-01'
      order by ${key} offset (select count(*) / 2 from interview where stage = '${stage}' and ${key} < '9000-01-01') limit 1`)
    return Buffer.from(text).toString("base64url")
  }
  const { id, token } = await one("select id, token from interview where stage = 'FINISHED' order by finished_at desc limit 1")
  const { interviewer } = await one("select id as interviewer from staff where email = 'many@example.com'")
  const { author } = await one("select created_by as author from interview limit 1")
  const { day } = await one("select to_char(now() - interval '2 years', 'YYYY-MM-DD') as day")
  // Added up by the application, half a minute after it has noticed.
  while (Number((await one("select count(*) from week_to_count")).count) > 0) await sleep(1_000)
  return { pending: await place("due_at", "PENDING"), finished: await place("finished_at", "FINISHED"), link: token, id, interviewer, author, day }
}

async function databaseSize(postgres) {
  return (await postgres.query("postgres", "select pg_size_pretty(pg_database_size(current_database())) as size"))[0].size
}

function address(page, places) {
  return page.replace(/\{(\w+)\}/g, (_, name) => places[name]).replaceAll(" ", "%20")
}

function report() {
  const at = (viewer, name, size) => times.get(`${viewer} ${name} ${size}`)
  const [least, most] = [sizes[0], sizes.at(-1)]
  for (const viewer of Object.keys(VIEWERS)) {
    console.log(`## Server time as ${viewer}: ms, ${ROUNDS} times each\n`)
    const head = ["", ...sizes.flatMap(size => [`${size.toLocaleString("en")}, p50`, "p95"]), "ratio, p50", "p95"]
    console.log(table(head, Object.keys(PAGES).map(name => [name,
      ...sizes.flatMap(size => [at(viewer, name, size).p50, at(viewer, name, size).p95].map(round)),
      ...["p50", "p95"].map(share => round(at(viewer, name, most)[share] / at(viewer, name, least)[share]))])), "\n")
  }
  console.log(`## As many pages as possible, ${CONNECTIONS} connections, ${LOAD / 1_000} s, as admin\n`)
  console.log(table(["interviews", "page", "a second", "CPU us each, server", "database", "driver", "others' CPU %"], loads), "\n")
  console.log(`## In Chromium as admin, nothing cached, ${OPENINGS} times\n`)
  console.log(table(["interviews", "page", "first byte, ms p50", "from there until usable, p50", "most", "requests", "kB on the wire", "of it the page"], openings), "\n")
}

function argument(name) {
  return process.argv.find(each => each.startsWith(`--${name}=`))?.split("=")[1]
}
