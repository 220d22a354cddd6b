// The chat: what was said, what is on its way, and the field to say more. Only the last messages are elements, and earlier
// ones when they are asked for: five thousand of them would make every further one slow. It is a log that reads out
// what is added; what was said before is drawn in silence.
import { announce } from "../announce.js"
import { Composer } from "./composer.js"
import { Following } from "./following.js"
import { line, settle, sign } from "./message.js"
import { mark } from "./tabs.js"

/** How many messages are shown at first, and how many more at a time. */
const PAGE = 200
/** How long a screen reader may take to notice what was drawn, ms. */
const NOTICED = 1_000

export class Chat {
  #panel
  #scroll
  #log
  #earlier
  #down
  #composer
  #following
  #youWord
  #people
  #you = null
  #version = 0
  #said = []
  #from = 0
  #to = 0
  #sending = []
  #unread = 0
  #speaking = null

  constructor({ panel, people, youWord, say }) {
    this.#panel = panel
    this.#people = people
    this.#youWord = youWord
    this.#scroll = panel.querySelector(".scroll")
    this.#log = panel.querySelector(".chat-log")
    this.#earlier = panel.querySelector("[data-earlier]")
    this.#down = panel.querySelector("[data-down]")
    this.#following = new Following(this.#scroll, () => this.#count(0))
    this.#earlier.addEventListener("click", () => this.#showEarlier())
    this.#down.addEventListener("click", () => {
      this.#following.toEnd()
      this.#scroll.focus()
    })
    this.#composer = new Composer(panel.querySelector("form"), text => {
      this.#send(text)
      say(text)
    })
  }

  /** live: this is no longer what had happened before the page was opened. */
  show(room, you, live) {
    this.#you = you
    if (this.#version !== this.#people.version) this.#rename()
    const goesOn = room.chat[this.#to - 1]?.seq === this.#said[this.#to - 1]?.seq
    this.#said = room.chat
    if (!live || !goesOn || room.chat.length - this.#to > PAGE) this.#startOver()
    else if (room.chat.length > this.#to) this.#goOn()
  }

  /** Somebody has said something, perhaps we on this page; it is shown next. */
  hear(event, isOurs) {
    const ours = isOurs && this.#sending.find(({ text, seq }) => text === event.text && !seq)
    if (ours) ours.seq = event.seq
    if (event.by === this.#you) return
    if (this.#panel.hidden) announce(this.#panel.dataset.unheard.replace("{0}", this.#people.get(event.by).name))
    if (!this.#following.atEnd) this.#count(this.#unread + 1)
  }

  /** A message of ours was not taken; it goes back into the field. */
  refuse(text) {
    this.#drop(this.#sending.filter(each => each.text === text).slice(0, 1))
    this.#composer.giveBack(text)
  }

  /** Nothing of ours is on its way: what a snapshot had already shows twice. */
  allSettled() {
    this.#drop([...this.#sending])
  }

  close() {
    this.#composer.close()
  }

  #send(text) {
    const item = this.#line({ text })
    this.#sending.push({ text, item })
    this.#log.append(item)
    this.#following.toEnd()
  }

  #drop(sending) {
    this.#sending = this.#sending.filter(each => !sending.includes(each))
    for (const { item } of sending) item.remove()
  }

  #startOver() {
    this.#sending = this.#sending.filter(({ seq }) => !seq)
    this.#to = this.#said.length
    this.#from = Math.max(0, this.#to - PAGE)
    const lines = this.#lines(this.#from, this.#to)
    this.#quietly(() => this.#log.replaceChildren(...lines, ...this.#sending.map(({ item }) => item)))
    this.#following.grown()
  }

  #goOn() {
    for (const message of this.#said.slice(this.#to)) this.#add(message)
    this.#to = this.#said.length
    if (this.#following.atEnd && this.#to - this.#from > 2 * PAGE) this.#forget(this.#to - PAGE)
    this.#following.grown()
  }

  // What was on its way stays the element it is, so that nobody hears it twice.
  #add(message) {
    const [next] = this.#sending
    if (next?.seq === message.seq) settle(this.#sending.shift().item, message)
    else this.#log.insertBefore(this.#line(message), next?.item ?? null)
  }

  #forget(from) {
    for (; this.#from < from; this.#from++) this.#log.firstElementChild.remove()
    this.#earlier.hidden = false
  }

  #showEarlier() {
    const to = this.#from
    this.#from = Math.max(0, to - PAGE)
    const lines = this.#lines(this.#from, to)
    this.#following.above(() => this.#quietly(() => this.#log.prepend(...lines)))
    this.#scroll.focus()
  }

  #quietly(draw) {
    this.#scroll.setAttribute("aria-live", "off")
    clearTimeout(this.#speaking)
    draw()
    this.#earlier.hidden = this.#from === 0
    this.#speaking = setTimeout(() => this.#scroll.setAttribute("aria-live", "polite"), NOTICED)
  }

  #count(unread) {
    this.#unread = unread
    this.#down.hidden = unread === 0
    mark(this.#panel, unread)
  }

  #rename() {
    this.#version = this.#people.version
    for (const item of this.#log.children) sign(item, this.#people, this.#you, this.#youWord)
  }

  #lines(from, to) {
    return this.#said.slice(from, to).map(message => this.#line(message))
  }

  #line(message) {
    const item = line(message)
    sign(item, this.#people, this.#you, this.#youWord)
    return item
  }
}
