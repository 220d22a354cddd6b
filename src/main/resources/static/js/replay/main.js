// The replay: the recording's events go through the same `apply` as in the live room; this page only moves in time.
import { announce } from "../announce.js"
import { copying } from "../copy.js"
import { Output } from "../room/output.js"
import { People } from "../room/people.js"
import { fill, look } from "../room/run-words.js"
import { INPUT } from "../room/state.js"
import { tabs } from "../room/tabs.js"
import { split } from "../split.js"
import { clock, localise } from "../times.js"
import { linesOf } from "./activity.js"
import { Address } from "./address.js"
import { AuthorWords } from "./author-words.js"
import { Authors, NOTHING } from "./authors.js"
import { linkTimes } from "./chips.js"
import { Code } from "./code.js"
import { Disclosure } from "./disclosure.js"
import { factsOf } from "./facts.js"
import { listFacts } from "./facts-list.js"
import { Finder } from "./finder.js"
import { fileNames } from "./file-names.js"
import { Given } from "./given.js"
import { KeyList, listen } from "./keys.js"
import { Moves } from "./moves.js"
import { ReplayNotes } from "./notes.js"
import { Playback } from "./playback.js"
import { Player } from "./player.js"
import { awaitSeal } from "./seal.js"
import { sentences } from "./sentences.js"
import { saySkipped } from "./skipped.js"
import { recordingOf } from "./source.js"
import { Speed } from "./speed.js"
import { marksOf } from "./timeline/marks.js"
import { Timeline } from "./timeline/timeline.js"
import { Toolbar } from "./toolbar.js"
import { Transcript } from "./transcript.js"
import { places } from "./whereabouts.js"

const page = document.querySelector("#replay")
const words = page.dataset
const timelineWords = JSON.parse(page.querySelector(".timeline").dataset.words)
const find = selector => page.querySelector(selector)
/** How often somebody who hears the page is told where it is while it plays. */
const SPEAK = 5_000
/** Whoever has written within so much time before the moment is typing still. */
const TYPING = 2_500
/** How many steps back is looked for those who have not moved since, after a leap in time. */
const FAR = 5_000

tabs(find(".rail"))
copying()
page.querySelectorAll(".split").forEach(split)
localise()
awaitSeal(find("#seal-state"))

const recording = await recordingOf(page).catch(fail)
if (recording) orSay(replay)(recording)

function fail(failure) {
  console.error(failure)
  find("#loading").textContent = words.failed
  find("#loading").hidden = false
}

/** What is read when it is needed may turn out to be damaged only then. */
function orSay(what) {
  return (...given) => {
    try {
      return what(...given)
    } catch (failure) {
      fail(failure)
    }
  }
}

function replay({ header, events, steps }) {
  const people = new People()
  people.add(header.people)
  const nameOf = id => people.get(id).name
  const everybody = [...people.all].map(([id, person]) => ({ id, ...person }))
  const start = header.startedAt
  const end = Math.max(header.finishedAt, events.time(events.length - 1) ?? 0)
  const player = new Player(steps)
  const authors = new Authors(steps)
  let spokenAt = 0
  let toolbar = null
  let followed = null

  const code = new Code({
    parent: find("#editor"), bar: find(".file-bar"), label: words.code, describedBy: "author-words", people: people.all,
    runsOf: file => (authors.reaches(player.index) ? authors.at(player.index)(file) : NOTHING),
  })
  const authorWords = new AuthorWords(find("#author-words"), { words: JSON.parse(find("#author-words").dataset.words), nameOf })
  const output = new Output(find("#output"), { people, startsOpen: true })
  const given = new Given(find("#input-panel"))
  const lines = linesOf(steps, find("#input-panel").dataset.inside)
  const sentence = sentences(JSON.parse(words.sentences), output.words, nameOf)
  const playback = new Playback({
    start, end, show: orSay(show), changed,
    next: at => steps.time(steps.until(at)) ?? null,
    speed: () => Number(find("[name=speed]:checked").value),
    skipsIdle: () => find("#skip-idle").checked,
  })
  const speed = new Speed(page.querySelectorAll("[name=speed]"), playback)
  const seek = at => playback.seek(at)

  const told = JSON.parse(find("#transcript").dataset.words)
  const disclosure = new Disclosure({ roomsAfter: (from, to) => player.roomsAfter(from, to), words: told, root: find(".transcript") })
  const transcript = new Transcript(find("#transcript"), {
    lines, start, sentence, more: (item, line) => disclosure.add(item, line), listed: list => disclosure.watch(list),
  })
  const finder = new Finder(find(".finder"), {
    groups: Object.keys(told.groups).filter(group => lines.some(line => line.group === group)),
    people: everybody.filter(({ id }) => lines.some(({ by }) => by === id)), words: told, transcript, sentence, seek,
  })
  const address = new Address({ start, button: find("#copy-moment"), seek })
  const marks = marksOf(lines, { look, sentence, start, end })
  const fileName = fileNames(events, { [INPUT]: find("#input-panel").dataset.inside })
  const inLanes = everybody.filter(({ id, role }) => role === "candidate" || lines.some(({ by }) => by === id))
    .sort((one, other) => (other.role === "candidate") - (one.role === "candidate"))
  const timeline = new Timeline(find(".timeline"), {
    start, end, steps, marks, fileName, seek, people: inLanes,
    doing: burst => (burst ? fill(timelineWords.editing, nameOf(burst.by), fileName(burst.file, burst.from)) : ""),
    changed: scale => toolbar?.show(scale),
  })
  const moves = new Moves(lines.map(line => ({ at: line.at, words: () => sentence(line) })), marks, {
    steps, seek, time: () => playback.time, playing: () => playback.playing,
    say: thing => announce(thing ? `${clock(thing.at - start)}, ${thing.words()}` : timelineWords.noMore),
  })
  toolbar = new Toolbar(find(".controls"), { timeline, moves, playback, words: timelineWords })
  toolbar.show(timeline.scale)
  const notes = find("#notes-desk") && new ReplayNotes(find("#notes-desk"), {
    start, finished: header.finishedAt, time: () => playback.time,
    add(note, content) {
      linkTimes(content.querySelectorAll("p.text"), header.finishedAt - start)
      transcript.add(note.notedAt, content, { group: "notes" })
      finder.offer("notes")
      transcript.show(playback.time)
      mark(note)
      for (const type of ["click", "focusout"]) content.addEventListener(type, marked)
    },
  })
  const keyList = new KeyList(document.querySelector("#keys"), find("#show-keys"))

  find("#facts").addEventListener("toggle", () => listFacts(find("#facts"), factsOf({ header, events, steps }), nameOf), { once: true })
  find("#author-colours").addEventListener("change", ({ target }) => code.tint(target.checked))
  listen({
    " ": () => playback.toggle(), k: () => playback.toggle(),
    ArrowLeft: event => seek(playback.time - stride(event)), ArrowRight: event => seek(playback.time + stride(event)),
    j: () => speed.slower(), l: () => speed.faster(),
    ",": () => moves.event(-1), ".": () => moves.event(1), "<": () => moves.edit(-1), ">": () => moves.edit(1),
    r: event => jump("run", event), p: event => jump("paste", event), n: event => jump("note", event), m: event => jump("chat", event),
    Digit: ({ key }) => seek(timeline.scale.activeAt(Number(key) / 10)),
    "+": () => toolbar.nearer(1), "=": () => toolbar.nearer(1), "-": () => toolbar.nearer(-1), ShowAll: () => timeline.showAll(),
    Home: () => seek(start), End: () => seek(end),
    c: () => find("#copy-moment")?.click(),
    f: () => find("#follow-cursor").click(), s: () => find("#skip-idle").click(),
    "?": () => keyList.open(),
  })
  find("#loading").hidden = true
  saySkipped(find("#skipped"), events)
  find("#output").hidden = !lines.some(({ kind, edit }) => kind === "ran" || edit?.file === INPUT)
  find("#play").disabled = false
  find("#clock-end").textContent = clock(end - start)
  address.seek()
  // Once that is seen.
  requestAnimationFrame(() => setTimeout(orSay(prepare)))

  // A moment late in a long recording is shown before it is known who wrote it.
  function prepare() {
    const wereUnknown = !authors.reaches(player.index)
    const isMore = player.prepare(4) || authors.prepare(4)
    if (wereUnknown && authors.reaches(player.index)) showAuthors()
    if (isMore) setTimeout(orSay(prepare))
  }

  function showAuthors() {
    code.show()
    authorWords.tell(() => code.written)
  }

  function jump(group, { shiftKey }) {
    if (moves.groups.includes(group)) moves.mark(group, shiftKey ? -1 : 1)
  }

  // A note of somebody who did nothing in the room, and so has no lane, stands in the lane of who interviewed.
  function mark(note) {
    const { id: by } = inLanes.find(({ id }) => id === note.by) ?? inLanes.find(({ role }) => role !== "candidate") ?? inLanes[0]
    const at = Math.min(end, Math.max(start, note.notedAt))
    const event = {
      at, by, kind: "note",
      words: () => fill(timelineWords.noted, note.author, note.text),
      isGone: () => note.text.trim() === "",
    }
    timeline.add(event)
    moves.add(event, "note")
    marked()
  }

  // A note that is emptied is none.
  function marked() {
    timeline.refresh()
    toolbar.offer(moves.groups)
  }

  function changed() {
    find("#play").setAttribute("aria-label", playback.playing ? words.pause : words.play)
    page.toggleAttribute("data-playing", playback.playing)
  }

  function show({ lept }) {
    const { time, playing } = playback
    const before = player.index
    const passed = player.go(steps.until(time))
    code.become(player.room.files)
    const from = passed ? before : Math.max(0, player.index - FAR)
    if (!passed) code.forget()
    for (const [who, { file, ranges }] of places(steps, from, player.index)) code.place(who, file, ranges)
    code.show(follow(from))
    find("#doing").textContent = isTyping(time) ? words.typing.replace("{0}", () => nameOf(followed.by)) : ""
    output.show(player.room)
    given.show(player.room)
    if (!playing) authorWords.tell(() => code.written)
    const speaks = lept || performance.now() - spokenAt > SPEAK
    if (speaks) spokenAt = performance.now()
    timeline.show(time, { isLeap: lept, speaks })
    find("#clock").textContent = clock(time - start)
    address.show(time, playing)
    transcript.show(time)
    notes?.show()
  }

  function isTyping(time) {
    return followed !== null && followed.at >= start && followed.at <= time && time - followed.at < TYPING
  }

  function follow(from) {
    if (!find("#follow-cursor").checked) return (followed = null)
    const edits = []
    for (let step = from; step < player.index; step++) if (steps.edit(step)) edits.push(steps.edit(step))
    const patience = playback.playing ? Math.max(400, 2_000 / Number(find("[name=speed]:checked").value)) : 0
    const who = code.follow(edits, patience)
    followed = latestOf(who, from) ?? followed
    return who
  }

  function latestOf(who, from) {
    for (let step = player.index - 1; who && step >= from; step--) {
      if (steps.edit(step)?.by === who) return { by: who, at: steps.time(step) }
    }
    return null
  }
}

function stride({ shiftKey, altKey }) {
  if (altKey) return 30_000
  return shiftKey ? 1_000 : 5_000
}
