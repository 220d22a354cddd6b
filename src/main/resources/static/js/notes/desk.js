// Where private notes are written and shown, in the room and in the replay alike; the page says where on it a note
// stands and what its time looks like. A note is {id, author, by, mine, notedAt, text, saved}. Its author writes in its
// text itself; what is emptied is deleted, and can be had back until the page goes.
import { newId } from "../ids.js"
import { NoteKeeper, isRefused } from "./keeper.js"
import { NoteRequests } from "./requests.js"

const CALM = 500
const AGAIN = 5_000

export class NoteDesk {
  #root
  #words
  #page
  #keeper
  #requests
  #elements = new Map()
  #current = null
  #field
  #ahead = 0
  #again = null
  #calm = null

  /**
   * page: {moment(), stamp(note), place(note, element)}: when a note that begins now is said to have begun, how that is
   * told to the server, and where the element of a note goes.
   */
  constructor(root, page) {
    this.#root = root
    this.#words = root.dataset
    this.#page = page
    this.#requests = new NoteRequests(this.#words.src, this.#words, note => page.stamp(note))
    this.#keeper = new NoteKeeper({ send: (note, how) => this.#requests.save(note, how), changed: note => this.#show(note) })
    this.#field = root.querySelector("form textarea")
    if (this.#field) this.#listen()
    root.querySelector("[data-retry]").addEventListener("click", () => this.#keeper.flush())
    addEventListener("online", () => this.#keeper.flush())
    addEventListener("pagehide", () => this.#keeper.leave())
    addEventListener("beforeunload", event => {
      if (!this.#keeper.unsaved) return
      this.#keeper.flush()
      event.preventDefault()
    })
  }

  /** By the server's clock. */
  get now() {
    return Date.now() + this.#ahead
  }

  /** Asks for what there is; again by itself until there is an answer. */
  async load() {
    clearTimeout(this.#again)
    const view = await this.#requests.list()
    this.#root.toggleAttribute("data-unread-yet", Boolean(view.trouble))
    this.#showState()
    if (view.trouble) return (this.#again = setTimeout(() => this.load(), AGAIN))
    this.#ahead = view.now - Date.now()
    this.#root.querySelector("[data-sealed]").hidden = !view.sealed
    const known = new Set([...this.#elements.keys(), this.#current].map(note => note?.id))
    for (const note of view.notes) if (!known.has(note.id)) this.#add({ ...note, saved: note.text })
  }

  /** What the field for a new note asks for; null: before the interview has started. */
  ask(time) {
    const words = time === null ? this.#words.atPreparing : this.#words.at.replace("{0}", time)
    if (this.#field && this.#field.placeholder !== words) this.#field.placeholder = words
  }

  /** Calls a note by its time. */
  call(element, time) {
    const words = time === null ? this.#words.ofPreparing : this.#words.of.replace("{0}", time)
    element.querySelector("textarea").setAttribute("aria-label", words)
    element.dataset.time = time ?? ""
  }

  #listen() {
    this.#field.addEventListener("input", () => this.#compose())
    this.#field.addEventListener("blur", () => this.#keeper.flush())
    onEnter(this.#field, () => this.#end())
    this.#field.form.addEventListener("submit", event => {
      event.preventDefault()
      this.#end()
      this.#field.focus()
    })
  }

  // A note begins with its first letter; one that is emptied is none, and the next letter begins another.
  #compose() {
    const text = this.#field.value
    if (!this.#current && text.trim() === "") return
    this.#current ??= {
      id: newId(), author: this.#words.name, mine: true, notedAt: this.#page.moment(), text: "", saved: "",
    }
    const note = this.#current
    if (text.trim() === "") this.#current = null
    this.#keeper.write(note, text.trim() === "" ? "" : text)
  }

  #end() {
    const note = this.#current
    if (!note || isRefused(note)) return
    this.#current = null
    this.#field.value = ""
    this.#add(note)
    this.#keeper.flush()
  }

  #add(note) {
    const element = this.#root.querySelector("template").content.firstElementChild.cloneNode(true)
    this.#elements.set(note, element)
    const find = selector => element.querySelector(selector)
    find("strong").textContent = note.mine ? `${note.author} (${this.#words.you})` : note.author
    const text = find(".text")
    text.textContent = note.text
    if (note.mine && this.#field) this.#editable(note, element)
    else text.hidden = false
    this.#page.place(note, element)
  }

  #editable(note, element) {
    const find = selector => element.querySelector(selector)
    const field = find("textarea")
    field.value = note.text
    find("p.text").remove()
    field.hidden = find("[data-delete]").hidden = false
    let before = note.text
    const gone = isGone => {
      find(".gone").hidden = !isGone
      field.hidden = find("[data-delete]").hidden = find("[data-evidence]").hidden = isGone
    }
    const leave = () => {
      if (field.value.trim() === "") gone(true)
      else before = field.value
      this.#keeper.flush()
    }
    field.addEventListener("input", () => this.#keeper.write(note, field.value.trim() === "" ? "" : field.value))
    field.addEventListener("blur", leave)
    onEnter(field, () => field.blur())
    find("[data-evidence]").hidden = false
    find("[data-evidence]").addEventListener("click", event => {
      const { time } = element.closest("[data-time]").dataset
      document.dispatchEvent(new CustomEvent("evidence", { detail: { text: field.value.trim(), time } }))
      event.currentTarget.setAttribute("aria-pressed", "true")
    })
    find("[data-delete]").addEventListener("click", () => {
      field.value = ""
      this.#keeper.write(note, "")
      leave()
      find("[data-undo]").focus()
    })
    find("[data-undo]").addEventListener("click", () => {
      field.value = before
      this.#keeper.write(note, before)
      gone(false)
      field.focus()
    })
  }

  #show(note) {
    const field = note === this.#current ? this.#field : this.#elements.get(note)?.querySelector("textarea")
    if (note && field) field.setAttribute("aria-invalid", String(isRefused(note)))
    this.#showState()
  }

  // "Saved" waits for a pause in typing: nobody wants to see the words flicker.
  #showState() {
    clearTimeout(this.#calm)
    const { name, sentence } = this.#keeper.state
    const isTrouble = ["away", "over", "refused"].includes(name)
    const unread = this.#root.hasAttribute("data-unread-yet") ? this.#words.unread : ""
    this.#say("[data-trouble]", isTrouble ? this.#words[name].replace("{0}", () => sentence) : unread)
    this.#root.querySelector("[data-retry]").hidden = !["away", "over"].includes(name)
    this.#root.dataset.state = isTrouble || unread ? "trouble" : name
    const words = isTrouble ? "" : this.#words[name] ?? ""
    if (name !== "saved") this.#say(".notes-state", words)
    else this.#calm = setTimeout(() => this.#say(".notes-state", words), CALM)
  }

  #say(selector, words) {
    const element = this.#root.querySelector(selector)
    if (element && element.textContent !== words) element.textContent = words
  }
}

function onEnter(field, act) {
  field.addEventListener("keydown", event => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return
    event.preventDefault()
    act()
  })
}
