// The private notes beside the live room, in order of time: one's own, and the others' once one may read them.
import { NoteDesk } from "../notes/desk.js"
import { seconds } from "../clock.js"
import { clock } from "../times.js"
import { avatar } from "./people.js"

export class PrivateNotes {
  #list
  #replay
  #preparing
  #desk
  #startedAt = null
  #finishedAt = null
  #person = () => ({ name: "", colour: 2 })
  #shown = ""

  constructor(panel) {
    this.#list = panel.querySelector(".notes-list")
    const root = panel.querySelector(".notes-desk")
    this.#replay = root.dataset.replay
    this.#preparing = root.dataset.preparing
    this.#desk = new NoteDesk(root, {
      moment: () => this.#desk.now,
      stamp: note => ({ ago: Math.max(0, Math.round(this.#desk.now - note.notedAt)) }),
      place: (note, element) => this.#place(note, element),
    })
    setInterval(() => this.#ask(), 500)
  }

  load() {
    this.#desk.load()
  }

  show(room, people, you) {
    const shown = JSON.stringify([room.seq === 0, room.startedAt, room.finishedAt, you, people.version])
    if (room.seq === 0 || shown === this.#shown) return
    this.#shown = shown
    this.#startedAt = room.startedAt
    this.#finishedAt = room.finishedAt
    this.#person = note => ({ name: note.author, colour: people.get(note.mine ? you : note.by).colour })
    this.#ask()
    for (const item of this.#list.children) this.#dress(item)
  }

  #ask() {
    this.#desk.ask(this.#startedAt === null ? null : clock(this.#desk.now - this.#startedAt))
  }

  #place(note, element) {
    const item = document.createElement("li")
    item.note = note
    const chip = document.createElement("a")
    chip.className = "time-chip"
    element.querySelector("strong").after(chip)
    item.append(element)
    this.#dress(item)
    const later = [...this.#list.children].find(other => other.note.notedAt > note.notedAt)
    this.#list.insertBefore(item, later ?? null)
    if (!later) this.#list.parentElement.scrollTop = this.#list.parentElement.scrollHeight
  }

  // What hangs on the room, which may come later than the notes: the time in it, and whose colour it is.
  #dress(item) {
    item.querySelector(".avatar")?.remove()
    item.prepend(avatar(this.#person(item.note)))
    const since = item.note.notedAt - this.#startedAt
    const time = this.#startedAt === null || since < 0 ? null : clock(since)
    const chip = item.querySelector(".time-chip")
    chip.textContent = time ?? this.#preparing
    if (this.#finishedAt !== null) chip.href = `${this.#replay}#t=${seconds(since)}`
    this.#desk.call(item, time)
  }
}
