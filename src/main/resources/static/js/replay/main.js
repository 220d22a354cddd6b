// The replay: the recording's events go through the same `apply` as in the live room; this page only moves in time.
import { copying } from "../copy.js"
import { Output } from "../room/output.js"
import { People } from "../room/people.js"
import { look } from "../room/run-words.js"
import { INPUT } from "../room/state.js"
import { tabs } from "../room/tabs.js"
import { split } from "../split.js"
import { localise } from "../times.js"
import { linesOf } from "./activity.js"
import { Address } from "./address.js"
import { Code } from "./code.js"
import { Disclosure } from "./disclosure.js"
import { Finder } from "./finder.js"
import { Given } from "./given.js"
import { listen } from "./keys.js"
import { drawMarkers } from "./markers.js"
import { ReplayNotes } from "./notes.js"
import { Playback } from "./playback.js"
import { Player } from "./player.js"
import { moments, parseRecording } from "./recording.js"
import { sentences } from "./sentences.js"
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
  const nameOf = id => people.get(id).name
  const everybody = [...people.all].map(([id, person]) => ({ id, ...person }))
  const start = header.startedAt
  const end = Math.max(header.finishedAt, events.at(-1)?.at ?? 0)
  const steps = moments(events)
  const player = new Player(steps)
  let frame = 0

  const code = new Code({ parent: find("#editor"), bar: find(".file-bar"), label: words.code, people: people.all })
  const output = new Output(find("#output"), { people, startsOpen: true })
  const given = new Given(find("#input-panel"))
  const lines = linesOf(events, find("#input-panel").dataset.inside)
  const sentence = sentences(JSON.parse(words.sentences), output.words, nameOf)
  const playback = new Playback({
    start, end, show, changed,
    next: at => steps[player.indexAt(at)]?.at ?? null,
    speed: () => Number(find("[name=speed]:checked").value),
    skipsIdle: () => find("#skip-idle").checked,
  })
  const seek = at => playback.seek(at)

  drawLanes(find("#lanes"), densities(steps, everybody, start, end), everybody)
  drawMarkers(find("#lanes"), lines.filter(({ run }) => run).map(line =>
    ({ at: line.at, by: line.by, look: look(line.run), words: sentence(line) })), { people: everybody, start, end, seek })
  const slider = new Slider(find("#timeline"), find("#clock"), { start, end, seek })
  const told = JSON.parse(find("#transcript").dataset.words)
  const disclosure = new Disclosure({ roomAfter: index => player.roomAfter(index), words: told, root: find(".transcript") })
  const transcript = new Transcript(find("#transcript"), { lines, start, sentence, more: (item, line) => disclosure.add(item, line) })
  const finder = new Finder(find(".finder"), {
    groups: Object.keys(told.groups).filter(group => lines.some(line => line.group === group)),
    people: everybody.filter(({ id }) => lines.some(({ by }) => by === id)), words: told, transcript, sentence, seek,
  })
  const address = new Address({ start, button: find("#copy-moment"), seek })
  const notes = new ReplayNotes(find("#notes-desk"), {
    start, finished: header.finishedAt, time: () => playback.time,
    add(at, content) {
      transcript.add(at, content, { group: "notes" })
      finder.offer("notes")
      transcript.show(playback.time)
    },
  })

  find("#play").addEventListener("click", () => playback.toggle())
  listen({
    " ": () => playback.toggle(), k: () => playback.toggle(),
    ArrowLeft: event => seek(playback.time - stride(event)), ArrowRight: event => seek(playback.time + stride(event)),
    Home: () => seek(start), End: () => seek(end),
    f: () => find("#follow-cursor").click(), s: () => find("#skip-idle").click(),
    Digit: ({ key }) => seek(start + ((end - start) * Number(key)) / 10),
  })
  find("#loading").hidden = true
  find("#output").hidden = !events.some(({ type, file }) => type === "run-started" || (type === "edited" && file === INPUT))
  find("#play").disabled = false
  address.seek()
  prepare()

  function prepare() {
    if (player.prepare(4)) setTimeout(prepare)
  }

  function changed() {
    find("#play").setAttribute("aria-label", playback.playing ? words.pause : words.play)
    page.toggleAttribute("data-playing", playback.playing)
  }

  function show({ lept }) {
    const { time, playing } = playback
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
    slider.show(time, lept || frame++ % 60 === 0)
    address.show(time, playing)
    transcript.show(time)
    notes.show()
  }

  function follow(from) {
    if (!find("#follow-cursor").checked) return null
    const edits = steps.slice(from, player.index).map(step => step.event).filter(event => event.type === "edited")
    const patience = playback.playing ? Math.max(400, 2_000 / Number(find("[name=speed]:checked").value)) : 0
    const who = code.follow(edits, patience)
    if (who) find("#doing").textContent = words.typing.replace("{0}", () => nameOf(who))
    return who
  }
}

function stride({ shiftKey, altKey }) {
  if (altKey) return 30_000
  return shiftKey ? 1_000 : 5_000
}
