// The files of the room on this page, and the input of its programs: what happens to them comes in as events, what is done
// here goes out as commands, and one of the files is in front. Which are open as tabs is everybody's own view, and lasts as
// long as the browser's tab.
import { Editor } from "./editor.js"
import { NameDialog, RemoveDialog } from "./file-dialogs.js"
import { FileMenu } from "./file-menu.js"
import { FileTabs, isCode } from "./file-tabs.js"
import { Files } from "./files.js"
import { Follow } from "./follow.js"
import { StandardInput } from "./input.js"
import { choosing, languagesIn } from "./languages.js"
import { OpenFiles } from "./open-files.js"
import { Selecting } from "./selecting.js"
import { Settings } from "./settings.js"
import { INPUT } from "./state.js"
import { say } from "./words.js"

const ABOUT_FILES = new Set(["add-file", "rename-file", "remove-file", "language"])

export class Workspace {
  #socket
  #people
  #losses
  #notice
  #turned
  #page
  #files
  #editor
  #input
  #open
  #tabs
  #menu
  #naming
  #removing
  #languages
  #selecting
  #selectingInput
  #follow
  #room = { files: {} }
  #you = null

  /**
   * losses: where it is told what was lost. notice(text): tells a sentence. changed(): something here has. openInput():
   * brings the input's panel to the front. turned(): another file may be in front.
   */
  constructor({ page, socket, people, losses, notice, changed, openInput, turned }) {
    const find = selector => page.querySelector(selector)
    const actions = {
      choose: (id, byMouse = true) => this.#choose(id, byMouse), close: (id = this.#open.front) => this.#close(id),
      rename: (id = this.#open.front) => this.#rename(id), remove: () => this.#remove(this.#open.front),
    }
    this.#page = page
    this.#socket = socket
    this.#people = people
    this.#losses = losses
    this.#notice = notice
    this.#turned = turned
    this.#open = new OpenFiles(() => sessionStorage, `greenroom.files.${page.dataset.socket}`)
    this.#selecting = new Selecting(socket, () => this.#front)
    const ours = {
      settings: new Settings(find("#settings form")),
      onChange() {
        socket.flush()
        changed()
      },
      onAct: () => this.#follow.stop(),
      onTooLong: () => notice(page.dataset.full),
    }
    this.#editor = new Editor({
      ...ours, parent: find("#editor"), label: find("#editor").dataset.label, describedBy: "editor-keys",
      onSelect: () => this.#selecting.moved(),
    })
    this.#input = new StandardInput({
      ...ours, panel: find("#input-panel"), onOpen: openInput, onSelect: () => this.#selectingInput.moved(),
    })
    this.#files = new Files(socket.client, this.#editor.extensions, this.#input.extensions)
    this.#selectingInput = new Selecting(socket, () => this.#fileOf(INPUT))
    this.#tabs = new FileTabs({ bar: find(".file-bar"), panel: find("#editor"), ...actions })
    this.#menu = new FileMenu(find("#files-menu"), actions)
    this.#follow = new Follow({
      page, people, where: who => this.#placeOf(who), go: (place, gently) => this.#go(place, gently),
      leave: () => this.focus(),
    })
    this.#naming = new NameDialog(find("#file-name"))
    this.#removing = new RemoveDialog(find("#remove-file"))
    this.#languages = find("#language")
    this.#languages.addEventListener("change", () => this.#chooseLanguage(this.#languages.value))
    find("#add-file").addEventListener("click", () => this.#add())
    find("#removed [data-close]").addEventListener("click", () => {
      find("#removed").hidden = true
      this.#editor.focus()
    })
  }

  /** Starts over from a state; what is unsaved has to be dealt with before. */
  reset(room) {
    this.#files.reset(room.files, room.input)
    this.#input.become(this.#files.get(INPUT))
  }

  /** The input's panel is shown. */
  openInput() {
    this.#input.open()
  }

  /** The file in front as {id, name, language}, or null. */
  get front() {
    const id = this.#open.front
    const file = this.#room.files[id]
    return file ? { id, name: file.name, language: file.language } : null
  }

  /** An event, with the room before and after it. */
  take(event, before, room) {
    const ours = event.client === this.#socket.client
    switch (event.type) {
      case "edited":
        this.#files.receive(event)
        return this.#follow.moved(event.by)
      case "left":
        this.#files.forget(event.by)
        return this.#follow.left(event.by)
      case "started": return this.#files.fold()
      case "file-added": return this.#added(event, room, ours)
      case "file-renamed": return ours && this.#naming.done()
      case "file-removed": return this.#removed(event, before)
    }
  }

  /** Somebody's live cursor. */
  place(presence) {
    this.#files.place(presence)
    this.#follow.moved(presence.who)
  }

  /** The keyboard goes on in the file in front. */
  focus() {
    this.#editor.focus()
  }

  /** Nothing can be changed here while it is on. */
  rest(on) {
    this.#files.lock(on)
    for (const control of [this.#languages, ...this.#page.querySelectorAll("#add-file, [popovertarget=files-menu]")])
      control.disabled = on
  }

  name(people) {
    this.#files.name(people)
  }

  /** The room has not taken an edit of ours, or another command about files; says whether the texts here still hold. */
  refused({ code }, command) {
    if (command.type === "edit") return this.#holds(code, command)
    if (!ABOUT_FILES.has(command.type)) return true
    const { attributes, dataset } = this.#page.querySelector("#file-name")
    const reason = attributes[`data-${code}`]?.value ?? dataset.refused
    if (!this.#naming.refused(reason)) this.#notice(reason)
    return true
  }

  show(room, you) {
    this.#room = room
    this.#you = you
    this.#open.see(Object.keys(room.files))
    const { front, open, closed } = this.#open
    if (front === null) return
    const named = id => ({ id, name: room.files[id].name })
    if (this.#editor.show(this.#files.get(front))) this.#selecting.moved()
    this.#tabs.show(open.map(id => this.#tab(id)), front)
    this.#menu.show({
      closed: closed.map(named), front: named(front), alone: open.length === 1,
      last: open.length + closed.length === 1,
    })
    this.#languages.value = room.files[front].language
    this.#files.get(front).speak(room.files[front].language)
  }

  /** The next edit to send, or null. until: of changes made by then. */
  next(until) {
    return this.#files.next(until)
  }

  /** How many changes have no receipt. */
  get unsaved() {
    return this.#files.unsaved
  }

  /** All of them, by the files' ids. */
  get left() {
    return this.#files.left
  }

  /** The texts that have such changes, or null. */
  get unsavedText() {
    return this.#files.unsavedText(this.#room.files)
  }

  /** Our selection may be told now, if it was not before. */
  settled() {
    this.#selecting.settled()
    this.#selectingInput.settled()
  }

  close() {
    this.rest(true)
    this.#follow.stop()
    this.#page.querySelectorAll("#file-name, #remove-file").forEach(dialog => dialog.close())
  }

  #added({ file }, room, ours) {
    this.#files.add(file)
    if (!ours) return
    this.#naming.done()
    this.#open.see(Object.keys(room.files))
    this.#room = room
    this.#choose(file, true)
  }

  #removed({ file: id, by, client }, { files }) {
    const file = this.#files.get(id)
    this.#losses.tell("removed", file.unsaved, file.text)
    if (client !== this.#socket.client && this.#open.open.includes(id)) {
      const banner = this.#page.querySelector("#removed")
      say(banner.querySelector("p"), this.#page.dataset.removed, this.#people.get(by).name, files[id].name)
      banner.hidden = false
    }
    this.#files.remove(id)
  }

  #holds(code, { file: id, revision }) {
    const file = this.#files.get(id)
    return ["finished", "started", "no-file"].includes(code) || !file || (code === "base-unknown" && file.revision > revision)
  }

  get #front() {
    return this.#fileOf(this.#open.front)
  }

  #fileOf(id) {
    const file = this.#files.get(id)
    return file ? { id, file } : null
  }

  #tab(id) {
    const { name, language } = this.#room.files[id]
    const here = this.#files.peopleIn(id).filter(who => who !== this.#you && this.#room.people[who]?.here)
    return { id, name, isCode: isCode(language), here: here.map(who => this.#people.get(who)) }
  }

  #placeOf(who) {
    const place = this.#files.placeOf(who)
    if (!place) return null
    const name = place.file === INPUT ? this.#page.querySelector("#input-panel").dataset.label : this.#room.files[place.file]?.name
    return { ...place, name: name ?? "" }
  }

  #go({ file, at }, gently) {
    if (file === INPUT) return this.#input.reveal(at, gently)
    this.#open.choose(file)
    this.#turn()
    this.#editor.reveal(at, gently)
  }

  #choose(id, byMouse) {
    this.#follow.stop()
    this.#open.choose(id)
    this.#turn()
    if (byMouse) this.#editor.focus()
  }

  #turn() {
    this.show(this.#room, this.#you)
    this.#turned()
  }

  #close(id) {
    this.#open.close(id)
    this.#turn()
  }

  #add() {
    this.#naming.ask(this.#page.dataset.newFile, "", name => this.#command({ type: "add-file", name }))
  }

  #rename(id) {
    const { name } = this.#room.files[id]
    this.#naming.ask(this.#page.dataset.rename, name, wanted =>
      wanted !== name && this.#command({ type: "rename-file", file: id, name: wanted }))
  }

  #remove(id) {
    this.#removing.ask(this.#room.files[id].name, () => this.#command({ type: "remove-file", file: id }))
  }

  #chooseLanguage(language) {
    this.#command(choosing(language, this.#open.front, this.#room.files, languagesIn(this.#languages)))
  }

  // Whether there is a line, so that an answer comes soon.
  #command(command) {
    this.#socket.command(command)
    return this.#socket.isReady
  }
}
