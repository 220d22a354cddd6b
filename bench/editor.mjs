// How a person meets the editor: a real Chromium opens a room whose file has 5,000 lines, and somebody types in the
// middle of it. docs/performance.md says what the figures mean.
import WebSocket from "ws"
import { launch, newWindow } from "./lib/chromium.mjs"
import { Greenroom } from "./lib/greenroom.mjs"
import { describe } from "./lib/machine.mjs"
import { temporaryFolder } from "./lib/process.mjs"
import { python } from "./lib/source.mjs"
import { median, quantile, round, sleep, table } from "./lib/stats.mjs"

const quick = process.argv.includes("--quick")
const LINES = 5_000
const OPENINGS = quick ? 2 : 9
const BLOCKS = quick ? 2 : 8
const BLOCK = quick ? 20 : 50
const PORT = Number(process.env.BENCH_PORT ?? 8110)

const greenroom = await new Greenroom(temporaryFolder("editor"), PORT).start()
const interview = await (await greenroom.signIn()).interview("Ada Lovelace")
const text = python(LINES)
await put(text)

const browser = await launch()
console.log(`# The editor\n\n${describe()}; Chromium ${browser.version()}; a Python file of ${LINES} lines, ${text.length} characters\n`)
await opening()
await weight()
await typing()
await browser.close()
await greenroom.stop()
process.exit(0)

/** Puts the file into the room as a client of the protocol would. */
async function put(text) {
  const socket = new WebSocket(`${greenroom.socketUrl}/i/${interview.token}/socket`, { headers: { cookie: interview.seat } })
  const said = type => new Promise(resolve => socket.on("message", data => {
    const message = JSON.parse(data)
    if (message.type === type) resolve(message)
  }))
  await new Promise(resolve => socket.once("open", resolve))
  const snapshot = said("snapshot")
  socket.send(JSON.stringify({ type: "hello", since: 0 }))
  const files = (await snapshot).state.files
  const receipt = said("events")
  socket.send(JSON.stringify({ type: "edit", file: Object.keys(files)[0], revision: 0, client: "bench", n: 1,
    changes: [[[0, ...text.split("\n")]]], ms: [0], how: "pasted" }))
  await receipt
  socket.close()
}

/** An empty page of a new browser, as far as caches go, with the candidate's seat. */
function visitor() {
  return newWindow(browser, greenroom.url, interview.seat, watch)
}

/** Runs in the page: notes when the editor can be used, and what becomes of each key. */
function watch() {
  const bench = window.bench = { usable: 0, keys: [], longTasks: [], slowEvents: [] }
  const observe = (type, to, options) => new PerformanceObserver(list => to.push(...list.getEntries().map(entry => entry.duration)))
    .observe({ type, ...options })
  observe("longtask", bench.longTasks)
  observe("event", bench.slowEvents, { durationThreshold: 16 })
  const editor = () => document.querySelector('[aria-label="Code editor"][contenteditable=true]')
  const look = () => {
    if (editor()?.textContent.includes("def step_1(")) bench.usable = performance.now()
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
  addEventListener("keydown", event => {
    if (event.key.length !== 1 || event.ctrlKey) return
    const key = { down: event.timeStamp, taken: 0, shown: 0 }
    bench.keys.push(key)
    const taken = new MutationObserver(() => {
      taken.disconnect()
      key.taken = performance.now()
      // The message is delivered after the frame that this one was made for.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => { key.shown = performance.now() }
        port2.postMessage(null)
      })
    })
    taken.observe(editor(), { childList: true, subtree: true, characterData: true })
  }, true)
}

async function opening() {
  const rows = []
  const openings = { "first visit, nothing cached": false, "coming back, files cached": true }
  const results = Object.fromEntries(Object.keys(openings).map(name => [name, { usable: [], typed: [] }]))
  for (let i = 0; i <= OPENINGS; i++) {
    const page = await visitor()
    for (const [name] of Object.entries(openings)) {
      await page.goto(`${greenroom.url}/i/${interview.token}/room`, { waitUntil: "commit" })
      const editor = page.getByRole("textbox", { name: "Code editor" })
      await page.waitForFunction(() => window.bench.usable > 0, null, { polling: "raf" })
      await editor.focus()
      await page.keyboard.press("x")
      await page.waitForFunction(() => window.bench.keys[0]?.shown > 0, null, { polling: "raf" })
      const bench = await page.evaluate(() => window.bench)
      await page.keyboard.press("Backspace")
      await page.getByText("All changes saved").waitFor()
      if (i === 0) continue // the server's first pages are slow: not what a room's opening costs
      results[name].usable.push(bench.usable)
      results[name].typed.push(bench.keys[0].shown)
    }
    await page.context().close()
  }
  for (const [name, { usable, typed }] of Object.entries(results)) rows.push([name, ...spread(usable), ...spread(typed)])
  console.log(`## Opening the room: ms since the navigation began, ${OPENINGS} times each\n`)
  console.log(table(["", "editor usable, median", "least", "most", "first key on the screen, median", "least", "most"], rows), "\n")
}

function spread(samples) {
  return [median(samples), Math.min(...samples), Math.max(...samples)].map(Math.round)
}

async function weight() {
  const page = await visitor()
  const context = page.context()
  const requests = new Map()
  const devtools = await context.newCDPSession(page)
  await devtools.send("Network.enable")
  devtools.on("Network.responseReceived", ({ requestId, type, response }) =>
    requests.set(requestId, { kind: kind(type, response), url: response.url, wire: 0, size: 0, encoding: header(response, "content-encoding") }))
  devtools.on("Network.dataReceived", ({ requestId, dataLength }) => { const r = requests.get(requestId); if (r) r.size += dataLength })
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => { const r = requests.get(requestId); if (r) r.wire = encodedDataLength })
  await page.goto(`${greenroom.url}/i/${interview.token}/room`)
  await page.waitForFunction(() => window.bench.usable > 0)
  await sleep(2_000)
  const all = [...requests.values()].filter(request => request.url.startsWith("http"))
  const kinds = [...new Set(all.map(request => request.kind))].sort()
  const row = (name, some) => [name, some.length, ...["wire", "size"].map(field => kilo(some.reduce((sum, request) => sum + request[field], 0)))]
  console.log("## The page's weight, first visit: kB with headers on the wire, and unpacked; the room's text comes by the socket\n")
  console.log(table(["", "requests", "on the wire", "unpacked"], [...kinds.map(name => row(name, all.filter(r => r.kind === name))), row("all", all)]), "\n")
  // Not what came from the cache: that has no encoding, and nothing on the wire.
  const plain = all.filter(request => !request.encoding && request.wire > 2_048 && request.kind !== "font")
  console.log("Sent uncompressed although larger than 2 kB:", plain.map(request => new URL(request.url).pathname).join(", ") || "nothing", "\n")
  if (process.argv.includes("--list")) for (const request of all) console.log(request.kind, request.encoding ?? "-", request.wire, request.size, request.url)
  await context.close()
}

function kind(type, response) {
  return response.mimeType.includes("svg") ? "image" : type.toLowerCase()
}

function header(response, name) {
  return Object.entries(response.headers).find(([key]) => key.toLowerCase() === name)?.[1]
}

function kilo(bytes) {
  return (bytes / 1_000).toFixed(1)
}

/** By turns with an empty page in which nothing but the browser's own editing answers: what is left is the room's. */
async function typing() {
  const bare = await visitor()
  const context = bare.context()
  await bare.goto('data:text/html,<!doctype html><div contenteditable="true" aria-label="Code editor" style="font: 14px monospace">x</div>')
  await bare.locator("div").focus()
  const page = await context.newPage()
  await page.goto(`${greenroom.url}/i/${interview.token}/room`)
  await page.waitForFunction(() => window.bench.usable > 0)
  const editor = page.getByRole("textbox", { name: "Code editor" })
  const line = await goToMiddle(page, editor)
  const devtools = await context.newCDPSession(page)
  await devtools.send("Performance.enable", { timeDomain: "threadTicks" })
  const spent = { TaskDuration: 0, ScriptDuration: 0, RecalcStyleDuration: 0, LayoutDuration: 0 }
  for (let block = 0; block <= BLOCKS; block++) {
    await type(bare)
    const before = await metrics(devtools)
    await type(page)
    const after = await metrics(devtools)
    if (block > 0) for (const name of Object.keys(spent)) spent[name] += after[name] - before[name]
    if (block > 0) continue
    for (const each of [bare, page]) // warm now
      await each.evaluate(() => Object.values(window.bench).forEach(list => { if (Array.isArray(list)) list.length = 0 }))
  }
  await page.getByText("All changes saved").waitFor()
  const [none, room] = await Promise.all([bare, page].map(each => each.evaluate(() => window.bench)))
  const taken = ({ keys }) => keys.filter(key => key.shown > 0).map(key => key.taken - key.down)
  const shown = ({ keys }) => keys.filter(key => key.shown > 0).map(key => key.shown - key.down)
  const rows = (name, time) => {
    const [ours, bares] = [room, none].map(bench => [0.5, 0.95].map(share => quantile(time(bench), share)))
    return [name, ...[...ours, ...bares, ...ours.map((value, i) => value - bares[i])].map(round)]
  }
  console.log(`## Typing at line ${line}: ms, ${BLOCKS} times ${BLOCK} keys by turns, about eleven a second, highlighting on\n`)
  console.log(table(["", "p50", "p95", "an empty page, p50", "p95", "the room's part, p50", "p95"], [
    rows("from the key to its change in the document", taken),
    rows("from the key to the end of the frame that shows it", shown)]), "\n")
  const each = name => round(spent[name] * 1_000 / shown(room).length)
  console.log(`The page's main thread works ${each("TaskDuration")} ms of processor time a key in all: scripts ${each("ScriptDuration")}, styles ` +
    `${each("RecalcStyleDuration")}, layout ${each("LayoutDuration")}. Tasks over 50 ms: ${room.longTasks.length}. ` +
    `Events that took over 16 ms by Event Timing (in steps of 8): ${room.slowEvents.length}` +
    `${room.slowEvents.length ? `, the longest ${Math.max(...room.slowEvents)}` : ""}.\n`)
  await context.close()
}

async function type(page) {
  await page.bringToFront()
  await sleep(500)
  const keys = [..."result = compute(alpha, 42 + other.value)", "Enter"]
  for (let i = 0; i < BLOCK; i++) {
    await page.keyboard.press(keys[i % keys.length])
    await sleep(60 + 60 * Math.random())
  }
  await sleep(500)
}

async function metrics(devtools) {
  const { metrics } = await devtools.send("Performance.getMetrics")
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]))
}

/** Scrolls until the middle of the file is in view and clicks there; answers the line's number. */
async function goToMiddle(page, editor) {
  const box = await editor.boundingBox()
  const height = box.height / LINES
  await page.mouse.move(box.x + 200, 450)
  await page.mouse.wheel(0, height * LINES / 2)
  await sleep(1_000)
  await page.mouse.click(box.x + 200, 450)
  await page.keyboard.press("End")
  await page.keyboard.press("Enter")
  const shown = await editor.evaluate(() => {
    for (let node = getSelection().anchorNode; node; node = node.previousSibling ?? node.parentNode) {
      const number = node.textContent.match(/step_(\d+)\(/)?.[1]
      if (number) return Number(number)
    }
    return NaN
  })
  return `about ${shown * 10}`
}
