// The replay: the recording's events go through the same `apply` as in the live room; this page only moves in time.
import { copying } from "../copy.js"
import { Output } from "../room/output.js"
import { People } from "../room/people.js"
import { look, sentence as ofRun } from "../room/run-words.js"
import { tabs } from "../room/tabs.js"
import { split } from "../split.js"
import { localise } from "../times.js"
import { linesOf } from "./activity.js"
import { advance, seconds } from "./clock.js"
import { Code } from "./code.js"
import { Given } from "./given.js"
import { drawMarkers } from "./markers.js"
import { ReplayNotes } from "./notes.js"
import { Player } from "./player.js"
import { moments, parseRecording } from "./recording.js"
import { Slider, densities, drawLanes } from "./timeline.js"
import { Transcript } from "./transcript.js"
import { places } from "./whereabouts.js"

const page = document.querySelector("#replay")
const words = page.dataset
const find = selector => page.querySelector(selector)
/** How many steps back is looked for those who have not moved since, after a leap in time. */
const FAR = 5_000

tabs(find(".rail"))
copying()
page.querySelectorAll(".split").forEach(split)
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
  let time = start
  let playing = false
  let frame = 0

  const code = new Code({ parent: find("#editor"), bar: find(".file-bar"), label: words.code, people: people.all })
  const output = new Output(find("#output"), { people, startsOpen: true })
  const given = new Given(find("#input-panel"))
  const lines = linesOf(events, find("#input-panel").dataset.inside)
  const nameOf = id => people.get(id).name
  drawLanes(find("#lanes"), densities(steps, everybody, start, end), everybody)
  drawMarkers(find("#lanes"), lines.filter(({ run }) => run).map(({ at, by, run }) =>
    ({ at, by, look: look(run), words: ofRun(run, output.words, nameOf) })), { people: everybody, start, end, seek: at => seek(at) })
  const slider = new Slider(find("#timeline"), find("#clock"), { start, end, seek: at => seek(at) })
  const sentences = JSON.parse(words.sentences)
  const transcript = new Transcript(find("#transcript"), { lines, start, sentence })
  const notes = new ReplayNotes(find("#notes-desk"), {
    start, finished: header.finishedAt, time: () => time,
    add(at, content) {
      transcript.add(at, content)
      transcript.show(time)
    },
  })

  find("#play").addEventListener("click", () => (playing ? pause() : play()))
  document.addEventListener("keydown", keys)
  addEventListener("hashchange", fromAddress)
  find("#loading").hidden = true
  find("#output").hidden = !player.end.runs && !player.end.input
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
        speed: speed(), skipIdle: find("#skip-idle").checked, end,
        next: at => steps[player.indexAt(at)]?.at ?? null,
      })
      before = now
      show(frame++ % 60 === 0)
      if (time >= end) pause()
      else requestAnimationFrame(tick)
    }
    requestAnimationFrame(tick)
  }

  function speed() {
    return Number(find("[name=speed]:checked").value)
  }

  function pause() {
    playing = false
    delete page.dataset.playing
    find("#play").setAttribute("aria-label", words.play)
    show(true)
  }

  function show(speak) {
    const before = player.index
    const passed = player.go(player.indexAt(time))
    code.become(player.room.files)
    const from = passed ? before : Math.max(0, player.index - FAR)
    if (!passed) code.forget()
    for (const [who, { file, ranges }] of places(steps, from, player.index)) code.place(who, file, ranges)
    const followed = follow(from)
    code.show()
    if (followed) code.reveal(followed)
    output.show(player.room)
    given.show(player.room)
    slider.show(time, speak)
    find("#copy-moment").dataset.copy = `${location.origin}${location.pathname}#t=${seconds(time - start)}`
    transcript.show(time)
    notes.show()
  }

  function follow(from) {
    if (!find("#follow-cursor").checked) return null
    const edits = steps.slice(from, player.index).map(step => step.event).filter(event => event.type === "edited")
    const who = code.follow(edits, playing ? Math.max(400, 2_000 / speed()) : 0)
    if (who) find("#doing").textContent = words.typing.replace("{0}", () => people.get(who).name)
    return who
  }

  function sentence(line) {
    if (line.run) return ofRun(line.run, output.words, nameOf)
    const who = line.by ? people.get(line.by).name : ""
    const values = [who, line.text ?? line.changes ?? "", line.file]
    return sentences[line.kind].replace(/\{(\d)\}/g, (_, number) => values[number])
  }

  function keys(event) {
    if (event.defaultPrevented) return
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
