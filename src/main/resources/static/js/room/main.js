// The live room: the socket's events go through `apply` into one state, and the views show it.
import { copying } from "../copy.js"
import { split } from "../split.js"
import { clock } from "../times.js"
import { Activity, Looks } from "./activity.js"
import { tell } from "./aloud.js"
import { Asking } from "./asking.js"
import { Chat } from "./chat.js"
import { elsewhere } from "./elsewhere.js"
import { openFeedback } from "./feedback.js"
import { FocusTime } from "./focus.js"
import { Losses, allowFinish, closeRoom, finishDialog, showEnd } from "./finish.js"
import { Journal } from "./journal.js"
import { Leftovers } from "./leftovers.js"
import { openLine } from "./line.js"
import { PrivateNotes } from "./notes.js"
import { Output } from "./output.js"
import { People, showPeople } from "./people.js"
import { Running } from "./run.js"
import { Standstill } from "./standstill.js"
import { apply, empty } from "./state.js"
import { Status } from "./status.js"
import { news, tabs } from "./tabs.js"
import { Workspace } from "./workspace.js"

const page = document.querySelector("#room")
const words = page.dataset
const find = selector => page.querySelector(selector)

let room = empty
let you = null
let serverAhead = 0
let live = false
let ended = false
const people = new People()
const losses = new Losses(find("#lost"), words)
const asking = find("#asking") && new Asking(find("#asking"), { words, people })

const socket = openLine(words.socket, {
  welcome(welcome) {
    you = welcome.you
    serverAhead = welcome.now - Date.now()
    meet(welcome.people)
  },
  snapshot(state) {
    losses.tell("lost", workspace.unsaved, workspace.unsavedText)
    room = state
    workspace.reset(room)
    focus.reset(room)
    show()
  },
  events(events) {
    for (const event of events) standstill.take(event)
    show()
    if (live) tell(events, people, you, words)
  },
  message(message) {
    if (message.type === "people") meet(message.people)
    if (message.type === "presence") moved(message)
    if (message.type === "asking") asking?.show(message.requests)
    running.hear(message)
  },
  refused(refusal, command) {
    if (command.type === "say") notSaid(refusal, command)
    else if (!running.refused(refusal, command) && !workspace.refused(refusal, command)) socket.startOver()
    if (refusal.code === "started") notice(words.early)
    show()
  },
  async failed() {
    const address = await elsewhere()
    if (address && !ended) leave(address)
  },
  ended(code) {
    if (code === 4002) return finish()
    if (code === 4005) return leave(location.href)
    close()
    partWith(code)
    closeRoom(page)
    notice({ 4001: words.moved, 4004: words.started, 4006: words.often }[code] ?? words.gone, words.link)
  },
  next: () => running.next(),
  changed() {
    live ||= socket.isReady
    if (socket.unsaved === 0) chat.allSettled()
    if (looks) looks.line(socket.isReady)
    keep()
    workspace.settled()
    focus.settled(unsaved())
    showRunning()
  },
})

const output = new Output(find("#output"), { people, openInput: () => workspace.openInput() })
const workspace = new Workspace({
  page, socket, people, losses, notice, changed: keep, openInput: () => output.openTab("input"),
  turned: () => showRunning(),
})
const running = new Running({ page, socket, workspace, output, people })

const chat = new Chat({
  panel: find("#chat-panel"), people, youWord: words.you,
  say(text) {
    socket.command({ type: "say", text })
    show()
  },
})

// What happens reaches this page through it; for interviewers it holds back the code while the candidate works alone.
const standstill = new Standstill(see)
const focus = new FocusTime({
  page, standstill: words.role === "interviewer" ? standstill : null,
  send: command => socket.command(command), rest: on => workspace.rest(on), redraw: show,
  leave: () => workspace.focus(),
})
const activity = new Activity(find("#activity-panel"), { people, words: output.words })
const notes = find("#notes-panel") && new PrivateNotes(find("#notes-panel"))
const looks = words.role === "candidate" && new Looks(visible => socket.tell({ type: "look", visible }))
const journal = new Journal({ participant: words.participant, client: socket.client, read: left })
const leftovers = new Leftovers({
  participant: words.participant, path: words.socket, banner: find("#back"), words, losses, changed: showStatus,
})
const status = new Status({ element: find("#status"), banner: find("#kept"), words, retry: () => socket.retryNow() })

addEventListener("beforeunload", event => {
  if (!ended && unsaved() + leftovers.unsaved > 0) event.preventDefault()
})
finishDialog(page)
copying()
page.querySelectorAll(".split").forEach(split)
tabs(find(".rail"), panel => {
  if (panel.id === "feedback-panel") openFeedback(panel)
  if (panel.id === "notes-panel") notes.load()
  if (panel.id !== "chat-panel") news(panel, 0)
})
setInterval(showTimes, 500)
showStatus()

function see(event) {
  const before = room
  room = apply(room, event)
  workspace.take(event, before, room)
  focus.take(event)
  if (live) running.tell(event, room)
  if (event.type === "said" && live) chat.hear(event, event.client === socket.client)
  if (event.type === "finished") finish()
}

function meet(news) {
  people.add(news)
  workspace.name(others())
  show()
}

function notSaid({ code }, { text }) {
  chat.refuse(text)
  if (code === "too-large") notice(words.chatFull)
}

// Two tabs of one person are one person: nobody sees a cursor of their own.
function others() {
  return new Map([...people.all].filter(([id]) => id !== you))
}

function moved(presence) {
  if (standstill.mode !== "live") return
  workspace.place(presence)
  workspace.show(room, you)
}

function unsaved() {
  return workspace.unsaved + socket.unsaved
}

function left() {
  return unsaved() > 0 ? { ...socket.left, files: workspace.left } : null
}

function keep() {
  journal.note()
  showStatus()
}

// What has no receipt when the room's last event has come is not in the recording: its author is told, in numbers.
function finish() {
  if (ended) return
  losses.tell("late", unsaved())
  journal.giveUp()
  close()
  showEnd(page)
}

// The room has closed while the line was down. Whether what was on its way got there nobody here can know.
function leave(address) {
  const count = unsaved()
  close()
  if (count === 0) return location.assign(address)
  losses.tell("unsure", count, words.role === "interviewer" ? workspace.unsavedText : null)
  notice(words.gone, address)
}

// Who is only shut out for now finds it again; who gave the seat away does not.
function partWith(code) {
  if (journal.keeps && code !== 4001) return losses.tell("stays", unsaved())
  losses.tell("lost", unsaved(), workspace.unsavedText)
  journal.giveUp()
}

function close() {
  ended = true
  socket.end()
  workspace.close()
  running.close()
  chat.close()
  showStatus()
}

function notice(text, address = null) {
  const banner = find("#notice")
  banner.querySelector("[data-notice]").textContent = text
  const link = banner.querySelector("a")
  link.hidden = address === null
  if (address) link.href = address
  banner.hidden = false
}

function show() {
  showPeople(find("#people"), room, people, { you, youWord: words.you, leave: () => workspace.focus() })
  chat.show(room, you, live)
  activity.show(room)
  notes?.show(room, people, you)
  if (find("#waiting")) find("#waiting").hidden = room.seq === 0 || room.startedAt !== null
  if (room.startedAt !== null) allowFinish(page)
  workspace.show(room, you)
  showRunning()
  showTimes()
}

// What runs is held back with the code; and who sees an older moment cannot run what they see.
function showRunning() {
  running.show(room, words.role === "interviewer" ? heldBack() : null)
}

function heldBack() {
  if (room.focus) return "alone"
  return standstill.mode === "live" ? null : "behind"
}

// Whoever is out of the room hears nothing more of its time.
function showTimes() {
  if (ended && room.finishedAt === null) return
  const now = Date.now() + serverAhead
  if (room.startedAt !== null) find("#timer").textContent = clock((room.finishedAt ?? now) - room.startedAt)
  find("#timer").toggleAttribute("data-started", room.startedAt !== null)
  focus.show(room, page.querySelector("h1").textContent, now)
}

function showStatus() {
  status.show({ ready: socket.isReady, unsaved: unsaved() + leftovers.unsaved, ended })
}
