// The chat: what was said, and the field to say more.
import { avatar } from "./people.js"
import { clock } from "../times.js"

export class Chat {
  #log
  #shown = 0

  constructor({ log, form, say }) {
    this.#log = log
    const field = form.querySelector("textarea")
    const send = () => {
      const text = field.value.trim()
      if (!text) return
      say(text)
      field.value = ""
    }
    form.addEventListener("submit", event => { event.preventDefault(); send() })
    field.addEventListener("keydown", event => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); send() }
    })
  }

  show(room, people) {
    if (room.chat.length < this.#shown) this.#startOver()
    for (const message of room.chat.slice(this.#shown)) this.#log.append(this.#line(message, room, people))
    if (room.chat.length > this.#shown) this.#log.parentElement.scrollTop = this.#log.parentElement.scrollHeight
    this.#shown = room.chat.length
  }

  #startOver() {
    this.#shown = 0
    this.#log.replaceChildren()
  }

  #line(message, room, people) {
    const person = people.get(message.by)
    const item = document.createElement("li")
    const by = document.createElement("span")
    by.className = "by"
    const name = document.createElement("strong")
    name.dir = "auto"
    name.textContent = person.name
    const time = document.createElement("time")
    time.textContent = clock(room.startedAt === null ? 0 : message.at - room.startedAt)
    by.append(name, time)
    const text = document.createElement("p")
    text.dir = "auto"
    text.textContent = message.text
    item.append(avatar(person), by, text)
    return item
  }
}
