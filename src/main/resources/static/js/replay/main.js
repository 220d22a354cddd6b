// The replay: the recording's events go through the same `apply` as in the live room; this page only moves in time.
import { EditorState, EditorView, language as loadLanguage, Compartment } from "../../vendor/codemirror/codemirror.js"
import { copying } from "../copy.js"
import { cursors, moveCursor, namePeople, removeCursor, showCursor } from "../room/cursors.js"
import { appearance } from "../room/editor.js"
import { People } from "../room/people.js"
import { tabs } from "../room/tabs.js"
import { clock, localise } from "../times.js"
import { transcript } from "./activity.js"
import { advance, seconds } from "./clock.js"
import { ReplayNotes } from "./notes.js"
import { Player } from "./player.js"
import { moments, parseRecording } from "./recording.js"
import { Slider, densities, drawLanes } from "./timeline.js"

const page = document.querySelector("#replay")
const words = page.dataset
const find = selector => page.querySelector(selector)
const FILE = "f1"

tabs(find(".rail"))
copying()
localise()

const recording = await load()
if (recording) replay(recording)

async function load() {
  try {
    const answer = await fetch(words.recording)
    if (!answer.ok) throw new Error(String(answer.status))
    return parseRecording(await answer.text())
  } catch {
    find("#loading").textContent = words.failed
    return null
  }
}

function replay({ header, events }) {
  const people = new People()
  people.add(header.people)
  const everybody = [...people.all].map(([id, person]) => ({ id, ...person }))
  const start = header.startedAt
  const end = Math.max(header.finishedAt, events.at(-1)?.at ?? 0)
  const steps = moments(events)
  const player = new Player(steps)
  const language = new Compartment()
  let time = start
  let playing = false
  let frame = 0
  let languageShown = ""
  let shownLine = -1

  const view = new EditorView({
    parent: find("#editor"),
    state: EditorState.create({ extensions: [appearance(words.code), EditorState.readOnly.of(true), cursors(), language.of([])] }),
  })
  namePeople(view, people.all)
  drawLanes(find("#lanes"), densities(steps, everybody, start, end), everybody)
  const slider = new Slider(find("#timeline"), find("#clock"), { start, end, seek: at => seek(at) })
  const lines = transcript(events)
  const items = drawTranscript()
  const notes = new ReplayNotes(find("#notes-desk"), { start, finished: header.finishedAt, time: () => time, add: addLine })

  find("#play").addEventListener("click", () => (playing ? pause() : play()))
  document.addEventListener("keydown", keys)
  addEventListener("hashchange", fromAddress)
  find("#loading").hidden = true
  find("#play").disabled = false
  fromAddress()

  function fromAddress() {
    const seconds = Number(location.hash.match(/^#t=(-?[\d.]+)$/)?.[1] ?? 0)
    seek(start + Math.max(0, Number.isFinite(seconds) ? seconds : 0) * 1000)
  }

  function seek(to) {
    time = Math.min(end, Math.max(start, to))
    show(true)
  }

  function play() {
    if (time >= end) time = start
    playing = true
    find("#play").setAttribute("aria-label", words.pause)
    page.dataset.playing = "yes"
    let before = performance.now()
    const tick = now => {
      if (!playing) return
      time = advance(time, now - before, {
        speed: Number(find("[name=speed]:checked").value), skipIdle: find("#skip-idle").checked, end,
        next: at => steps[player.indexAt(at)]?.at ?? null,
      })
      before = now
      show(frame++ % 60 === 0)
      if (time >= end) pause()
      else requestAnimationFrame(tick)
    }
    requestAnimationFrame(tick)
  }

  function pause() {
    playing = false
    delete page.dataset.playing
    find("#play").setAttribute("aria-label", words.play)
    show(true)
  }

  function show(speak) {
    const passed = player.go(player.indexAt(time))
    showText()
    if (passed) passed.forEach(follow)
    else steps.slice(Math.max(0, player.index - 200), player.index).forEach(follow)
    slider.show(time, speak)
    find("#copy-moment").dataset.copy = `${location.origin}${location.pathname}#t=${seconds(time - start)}`
    showTranscript()
    notes.show()
  }

  function showText() {
    const shown = player.room.files[FILE]
    const file = shown ?? { text: "", language: "plain" }
    find("#file").hidden = !shown
    find("#file [data-name]").textContent = shown?.name ?? ""
    const before = view.state.doc.toString()
    if (before !== file.text) view.dispatch({ changes: difference(before, file.text) })
    if (languageShown !== file.language) {
      languageShown = file.language
      loadLanguage(file.language).then(support => view.dispatch({ effects: language.reconfigure(support ?? []) }))
    }
  }

  function follow({ event, change }) {
    if (event.type === "edited") moveCursor(view, event.by, event.changes[change])
    if (event.type === "selected") showCursor(view, event.by, event.samples.slice(-1).map(([, anchor, head]) => [anchor, head]))
    if (event.type === "left") removeCursor(view, event.by)
    if (event.type === "edited" && find("#follow-cursor").checked) {
      const person = people.get(event.by)
      find("#doing").textContent = words.typing.replace("{0}", person.name)
      scrollTo(event)
    }
  }

  function scrollTo(event) {
    const changed = event.changes.at(-1)
    let at = 0
    for (const part of changed) {
      if (typeof part !== "number") break
      at += part
    }
    view.dispatch({ effects: EditorView.scrollIntoView(Math.min(at, view.state.doc.length), { y: "nearest", yMargin: 60 }) })
  }

  function drawTranscript() {
    return lines.map(line => {
      const text = document.createElement("span")
      text.dir = "auto"
      text.textContent = sentence(line)
      const item = lineItem(line.at, text)
      find("#transcript").append(item)
      return item
    })
  }

  function lineItem(at, content) {
    const item = document.createElement("li")
    const link = document.createElement("a")
    link.href = `#t=${seconds(at - start)}`
    link.className = "mono"
    link.textContent = clock(Math.max(0, at - start))
    item.append(link, content)
    return item
  }

  /** A line that is not of the recording, at its time in it. */
  function addLine(at, content) {
    const later = lines.findIndex(line => line.at > at)
    const index = later < 0 ? lines.length : later
    const item = lineItem(at, content)
    find("#transcript").insertBefore(item, items[index] ?? null)
    lines.splice(index, 0, { at })
    items.splice(index, 0, item)
    showTranscript()
  }

  function sentence(line) {
    const who = line.by ? people.get(line.by).name : ""
    const pattern = JSON.parse(words.sentences)[line.kind]
    return pattern.replace("{0}", who).replace("{1}", line.text ?? line.changes ?? "")
  }

  function showTranscript() {
    const current = lines.findLastIndex(line => line.at <= time)
    items.forEach((item, index) => {
      if (index === current) item.setAttribute("aria-current", "true")
      else item.removeAttribute("aria-current")
      item.classList.toggle("later", index > current)
    })
    const item = items[current]
    if (item && current !== shownLine) {
      shownLine = current
      const list = find(".transcript")
      list.scrollTop = item.offsetTop - list.clientHeight / 2
    }
  }

  function keys(event) {
    if (event.target.closest("input:not([type=range]), textarea, select, .cm-editor") || event.ctrlKey || event.metaKey || event.altKey) return
    const step = event.shiftKey ? 1_000 : 5_000
    const actions = {
      " ": () => find("#play").click(), k: () => find("#play").click(),
      ArrowLeft: () => seek(time - step), ArrowRight: () => seek(time + step),
      Home: () => seek(start), End: () => seek(end),
      f: () => find("#follow-cursor").click(), s: () => find("#skip-idle").click(),
    }
    const onButton = event.key === " " && event.target.closest("button, a, summary, input, [role=tab]")
    if (onButton || (event.key.startsWith("Arrow") && event.target.closest("[role=tab], [type=radio]"))) return
    if (actions[event.key]) {
      event.preventDefault()
      actions[event.key]()
    } else if (/^\d$/.test(event.key)) seek(start + ((end - start) * Number(event.key)) / 10)
  }
}

// What differs in the middle, so that cursors and scroll position outside of it stay.
function difference(before, after) {
  let from = 0
  const shorter = Math.min(before.length, after.length)
  while (from < shorter && before[from] === after[from]) from++
  let tail = 0
  while (tail < shorter - from && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  return { from, to: before.length - tail, insert: after.slice(from, after.length - tail) }
}
