// The chat: what was said, what is on its way, and the field to say more.
import { avatar, label } from "./people.js"
import { withLinks } from "./links.js"
import { soundText } from "./sound.js"

const TIME = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" })

export class Chat {
  #scroll
  #log
  #field
  #send
  #youWord
  #shown = 0
  #names = ""
  #sending = []

  constructor({ panel, youWord, say }) {
    this.#scroll = panel.querySelector(".scroll")
    this.#log = panel.querySelector(".chat-log")
    this.#youWord = youWord
    const form = panel.querySelector("form")
    this.#field = form.querySelector("textarea")
    this.#send = form.querySelector("button")
    const send = () => {
      const text = soundText(this.#field.value).trim()
      if (!text) return
      this.#field.value = ""
      this.#sending.push(text)
      say(text)
    }
    form.addEventListener("submit", event => { event.preventDefault(); send() })
    this.#field.addEventListener("keydown", event => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); send() }
    })
  }

  show(room, people, you) {
    const names = JSON.stringify([...people.all])
    if (room.chat.length < this.#shown || names !== this.#names) this.#startOver(names)
    this.#log.querySelectorAll(".sending").forEach(item => item.remove())
    for (const message of room.chat.slice(this.#shown)) this.#log.append(this.#line(message, people, you))
    for (const text of this.#sending) this.#log.append(this.#line({ by: you, text }, people, you))
    const news = room.chat.length > this.#shown || this.#sending.length > 0
    if (news) this.#scroll.scrollTop = this.#scroll.scrollHeight
    this.#shown = room.chat.length
  }

  /** A message of ours is in the recording, or refused and back in the field. */
  settle(text, refused = false) {
    const index = this.#sending.indexOf(text)
    if (index < 0) return
    this.#sending.splice(index, 1)
    if (refused) this.#field.value = [text, this.#field.value].filter(Boolean).join("\n")
  }

  close() {
    this.#field.disabled = this.#send.disabled = true
  }

  #startOver(names) {
    this.#names = names
    this.#shown = 0
    this.#log.replaceChildren()
  }

  #line({ by, at, text }, people, you) {
    const item = document.createElement("li")
    item.classList.toggle("sending", at === undefined)
    const head = document.createElement("div")
    head.className = "by"
    const name = document.createElement("strong")
    name.dir = "auto"
    name.textContent = label(people, by, you, this.#youWord)
    head.append(name)
    if (at !== undefined) head.append(clockTime(at))
    const words = document.createElement("p")
    words.dir = "auto"
    words.append(...withLinks(text))
    item.append(avatar(people.get(by)), head, words)
    return item
  }
}

function clockTime(at) {
  const time = document.createElement("time")
  time.dateTime = new Date(at).toISOString()
  time.textContent = TIME.format(at)
  return time
}
