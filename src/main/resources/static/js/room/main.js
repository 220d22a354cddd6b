// The live room: the socket's events go through `apply` into one state, and the views show it.
import { copying } from "../copy.js"
import { clock } from "../times.js"
import { Chat } from "./chat.js"
import { namePeople, removeCursor, showCursor } from "./cursors.js"
import { Editor } from "./editor.js"
import { openFeedback } from "./feedback.js"
import { People, showPeople } from "./people.js"
import { RoomSocket } from "./socket.js"
import { apply, empty } from "./state.js"
import { tabs } from "./tabs.js"

const page = document.querySelector("#room")
const words = page.dataset
const find = selector => page.querySelector(selector)
const FILE = "f1"

let room = empty
let you = null
let serverAhead = 0
let selectTimer = null
let lost = 0
const people = new People()

const socket = new RoomSocket(words.socket, {
  opened(welcome) {
    you = welcome.you
    serverAhead = welcome.now - Date.now()
    people.add(welcome.people)
    namePeople(editor.view, people.all)
  },
  snapshot(state) {
    const unsaved = room.seq > 0 ? editor.unsaved : 0
    if (unsaved) tellLost(unsaved)
    room = state
    editor.reset(room.files[FILE]?.text ?? "", room.files[FILE]?.revision ?? 0)
    language()
    show()
  },
  events(events) {
    for (const event of events) {
      if (event.type === "edited") editor.receive(event)
      if (event.type === "left") removeCursor(editor.view, event.by)
      room = apply(room, event)
      if (event.type === "file-added" && event.file === FILE) editor.reset("", 0)
      if (event.type === "language-chosen" || event.type === "file-added") language()
      if (event.type === "finished") finished()
    }
    show()
  },
  message(message) {
    if (message.type === "people") {
      people.add(message.people)
      namePeople(editor.view, people.all)
      show()
    }
    if (message.type === "presence") showCursor(editor.view, message.who, message.ranges)
    if (message.type === "asking") asking(message.requests)
  },
  refused(message, command) {
    if (message.code === "base-unknown" || message.code === "finished") return
    if (command.type === "edit") {
      tellLost(command.changes.length)
      location.reload()
    }
  },
  state: showState,
  ended(code) {
    if (code === 4002) return finished()
    showState("ended")
    find("#notice").textContent = code === 4001 ? words.moved : words.gone
    find("#notice").hidden = false
    editor.close()
  },
  next: () => editor.sendable(FILE),
})

const editor = new Editor({
  parent: find("#editor"),
  client: socket.client,
  onChange: () => { socket.flush(); showUnsaved() },
  onSelect() {
    selectTimer ??= setTimeout(() => {
      selectTimer = null
      if (!editor.unsaved) socket.tell({ type: "select", file: FILE, ...editor.selection })
    }, 120)
  },
})

const chat = new Chat({
  log: find("#chat-log"),
  form: find("#chat-form"),
  say: text => socket.command({ type: "say", text }),
})

find("#language").addEventListener("change", event =>
  socket.command({ type: "language", file: FILE, language: event.target.value }))
find("[data-dialog]")?.addEventListener("click", () => find("#finish").showModal())
find("#finish [data-close]")?.addEventListener("click", () => find("#finish").close())
addEventListener("beforeunload", event => {
  if (room.finishedAt === null && (editor.unsaved || socket.waiting.length)) event.preventDefault()
})
copying()
tabs(find(".rail"), panel => { if (panel.id === "feedback-panel") openFeedback(panel) })
setInterval(showTimer, 500)
socket.open()

function show() {
  showPeople(find("#people"), room, people, you, words.you)
  chat.show(room, people)
  const alone = room.startedAt === null
  find("#waiting").hidden = !alone
  showTimer()
}

function showTimer() {
  if (room.startedAt === null) return
  find("#timer").textContent = clock((room.finishedAt ?? Date.now() + serverAhead) - room.startedAt)
}

function language() {
  const name = room.files[FILE]?.language ?? "plain"
  find("#language").value = name
  editor.choose(name)
}

function showUnsaved() {
  if (editor.unsaved && socket.isOpen) showState("saving")
}

function showState(state) {
  const status = find("#status")
  status.dataset.state = state
  if (status.textContent !== words[state]) status.textContent = words[state] ?? ""
  find("#kept").hidden = state !== "reconnecting"
}

function asking(requests) {
  const list = find("#asking")
  if (!list) return
  list.hidden = requests.length === 0
  list.replaceChildren(...requests.map(request => {
    const item = document.createElement("p")
    const text = document.createElement("span")
    text.textContent = words.asks.replace("{0}", request.name)
    const button = document.createElement("button")
    button.type = "button"
    button.className = "button small"
    button.textContent = words.letIn
    button.addEventListener("click", () => letIn(request.id, button))
    item.append(text, button)
    return item
  }))
}

async function letIn(id, button) {
  button.disabled = true
  const csrf = document.querySelector("meta[name=csrf-token]")
  const answer = await fetch(`${words.letInUrl}/${id}`, {
    method: "POST", headers: { [csrf.dataset.header]: csrf.content, "X-Requested-With": "fetch" },
  }).catch(() => null)
  button.disabled = answer?.ok ?? false
}

// What has no receipt by now is not in the recording: its author is told, in numbers.
function finished() {
  if (!find("#over").hidden) return
  socket.end()
  editor.close()
  tellLost(editor.unsaved)
  showState("ended")
  find("#over").hidden = false
  if (words.role === "candidate") find(".work").replaceChildren(find("#over"))
  find("#over h2").focus()
}

function tellLost(count) {
  lost += count
  if (!lost) return
  find("#lost").hidden = false
  find("#lost").textContent = words.lost.replace("{0}", lost)
}
