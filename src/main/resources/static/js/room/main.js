// The live room: the socket's events go through `apply` into one state, and the views show it.
import { copying } from "../copy.js"
import { clock } from "../times.js"
import { Activity, Looks } from "./activity.js"
import { Asking } from "./asking.js"
import { Chat } from "./chat.js"
import { Editor } from "./editor.js"
import { elsewhere } from "./elsewhere.js"
import { openFeedback } from "./feedback.js"
import { Losses, allowFinish, finishDialog, showEnd } from "./finish.js"
import { openLine } from "./line.js"
import { PrivateNotes } from "./notes.js"
import { People, showPeople } from "./people.js"
import { Settings } from "./settings.js"
import { apply, empty } from "./state.js"
import { Status } from "./status.js"
import { tabs, news } from "./tabs.js"

const page = document.querySelector("#room")
const words = page.dataset
const find = selector => page.querySelector(selector)
const FILE = "f1"
const SELECT_EVERY = 120

let room = empty
let you = null
let serverAhead = 0
let selecting = null
let selectionOwed = false
let ended = false
const people = new People()
const losses = new Losses(find("#lost"), words)
const languages = find("#language")
const asking = find("#asking") && new Asking(find("#asking"), words)

const socket = openLine(words.socket, {
  welcome(welcome) {
    you = welcome.you
    serverAhead = welcome.now - Date.now()
    meet(welcome.people)
  },
  snapshot(state) {
    losses.tell("lost", editor.unsaved, editor.text)
    room = state
    const file = room.files[FILE] ?? { text: "", revision: 0 }
    editor.reset(file.text, file.revision)
    show()
  },
  events(events) {
    for (const event of events) take(event)
    show()
  },
  message(message) {
    if (message.type === "people") meet(message.people)
    if (message.type === "presence" && message.file === FILE) editor.place(message.who, message.revision, message.ranges)
    if (message.type === "asking") asking?.show(message.requests)
  },
  refused(refusal, command) {
    if (command.type === "say") chat.settle(command.text, true)
    const known = refusal.code === "base-unknown" && editor.revision > command.revision
    if (command.type === "edit" && !known && refusal.code !== "finished") socket.startOver()
    show()
  },
  async failed() {
    const address = await elsewhere()
    if (address && !ended) leave(address)
  },
  ended(code) {
    if (code === 4002) return finish()
    close()
    losses.tell("lost", unsaved(), editor.text)
    if (code === 4004) notice(words.started, words.link)
    else notice(code === 4001 ? words.moved : words.gone)
  },
  next: () => editor.batch(FILE),
  changed() {
    if (looks) looks.line(socket.isReady)
    showStatus()
    if (selectionOwed) tellSelection()
  },
})

const editor = new Editor({
  parent: find("#editor"), label: "Code editor", describedBy: "editor-keys", client: socket.client,
  settings: new Settings(find("#settings form")),
  onChange() {
    socket.flush()
    showStatus()
  },
  onSelect() {
    selecting ??= setTimeout(tellSelection, SELECT_EVERY)
  },
  onTooLong: () => notice(words.full),
})

const chat = new Chat({
  panel: find("#chat-panel"), youWord: words.you,
  say(text) {
    socket.command({ type: "say", text })
    show()
  },
})

const activity = new Activity(find("#activity-panel"))
const notes = find("#notes-panel") && new PrivateNotes(find("#notes-panel"))
const looks = words.role === "candidate" && new Looks(visible => socket.tell({ type: "look", visible }))
const status = new Status({ element: find("#status"), banner: find("#kept"), words, retry: () => socket.retryNow() })

languages.addEventListener("change", () =>
  socket.command({ type: "language", file: FILE, language: languages.value }))
addEventListener("beforeunload", event => {
  if (!ended && unsaved() > 0) event.preventDefault()
})
finishDialog(page)
copying()
tabs(find(".rail"), panel => {
  if (panel.id === "feedback-panel") openFeedback(panel)
  if (panel.id === "notes-panel") notes.load()
  news(panel, 0)
})
setInterval(showTimer, 500)
showStatus()

function take(event) {
  if (event.type === "edited" && event.file === FILE) editor.receive(event)
  if (event.type === "left") editor.removeCursor(event.by)
  if (event.type === "said" && event.client === socket.client) chat.settle(event.text)
  else if (event.type === "said") news(find("#chat-panel"), 1)
  room = apply(room, event)
  if (event.type === "file-added" && event.file === FILE) editor.reset("", 0)
  if (event.type === "finished") finish()
}

function meet(news) {
  people.add(news)
  editor.name(people.all)
  show()
}

// Told only when nothing of ours is on its way, because its places are those of the file as the room has it.
function tellSelection() {
  selecting = null
  selectionOwed = editor.unsaved > 0 || !socket.isReady
  if (!selectionOwed) socket.tell({ type: "select", file: FILE, revision: editor.revision, ranges: editor.ranges })
}

function unsaved() {
  return editor.unsaved + socket.unsaved
}

// What has no receipt when the room's last event has come is not in the recording: its author is told, in numbers.
function finish() {
  if (ended) return
  losses.tell("late", unsaved())
  close()
  showEnd(page)
}

// The room has closed while the line was down. Whether what was on its way got there nobody here can know.
function leave(address) {
  const count = unsaved()
  close()
  if (count === 0) return location.assign(address)
  losses.tell("unsure", count, words.role === "interviewer" ? editor.text : null)
  notice(words.gone, address)
}

function close() {
  ended = true
  socket.end()
  editor.close()
  chat.close()
  languages.disabled = true
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
  showPeople(find("#people"), room, people, you, words.you)
  chat.show(room, people, you)
  activity.show(room)
  notes?.show(room, people, you)
  if (find("#waiting")) find("#waiting").hidden = room.seq === 0 || room.startedAt !== null
  if (room.startedAt !== null) allowFinish(page)
  languages.value = room.files[FILE]?.language ?? "plain"
  editor.choose(languages.value)
  showTimer()
}

function showTimer() {
  if (room.startedAt === null) return
  find("#timer").textContent = clock((room.finishedAt ?? Date.now() + serverAhead) - room.startedAt)
}

function showStatus() {
  status.show({ ready: socket.isReady, unsaved: unsaved(), ended })
}
