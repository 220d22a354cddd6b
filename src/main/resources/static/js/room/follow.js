// Where the others are in the code: going there once, or along with them until something is done here.
import { announce } from "../announce.js"
import { say } from "./words.js"

export class Follow {
  #menu
  #chip
  #list
  #people
  #where
  #go
  #leave
  #chosen = null
  #followed = null

  /**
   * where(who): {file, name, line, at} of their cursor, or null. go(place, gently): brings it into view. leave(): the
   * keyboard's focus was on the chip, which is gone.
   */
  constructor({ page, people, where, go, leave }) {
    this.#menu = page.querySelector("#person-menu")
    this.#chip = page.querySelector("#following")
    this.#list = page.querySelector("#people")
    this.#people = people
    this.#where = where
    this.#go = go
    this.#leave = leave
    this.#list.addEventListener("click", event => {
      const button = event.target.closest("button")
      if (button) this.#ask(button)
    })
    this.#menu.addEventListener("click", event => {
      const action = event.target.closest("button")?.dataset.do
      if (!action) return
      this.#menu.hidePopover()
      if (action === "jump") this.#jump(this.#chosen)
      else this.#follow(this.#chosen)
    })
    this.#chip.addEventListener("click", () => this.stop())
  }

  /** Somebody has moved. */
  moved(who) {
    if (who !== this.#followed) return
    const place = this.#where(who)
    if (place) this.#go(place, true)
  }

  /** Something was done here, or whoever was followed is gone. */
  stop() {
    if (this.#followed === null) return
    announce(this.#chip.dataset.stopped.replace("{0}", () => this.#people.get(this.#followed).name))
    this.#followed = null
    const held = this.#chip.contains(document.activeElement)
    this.#chip.hidden = true
    if (held) this.#leave()
  }

  left(who) {
    if (who === this.#chosen && this.#menu.matches(":popover-open")) this.#menu.hidePopover()
    if (who === this.#followed) this.stop()
  }

  #ask(button) {
    this.#chosen = button.dataset.who
    const { name } = this.#people.get(this.#chosen)
    const place = this.#where(this.#chosen)
    const [title, where] = this.#menu.querySelectorAll("p")
    title.textContent = name
    if (place) say(where, where.dataset.place, place.name, place.line)
    else where.textContent = where.dataset.nowhere
    for (const action of this.#menu.querySelectorAll("button")) action.disabled = !place
    this.#menu.showPopover({ source: button })
    const { bottom, right } = button.getBoundingClientRect()
    this.#menu.style.insetBlockStart = `${bottom + 4}px`
    this.#menu.style.insetInlineStart = `${Math.max(8, right - this.#menu.offsetWidth)}px`
    this.#menu.querySelector("button:enabled")?.focus()
  }

  #jump(who) {
    const place = this.#where(who)
    if (place) this.#go(place, false)
  }

  #follow(who) {
    this.#followed = who
    const person = this.#people.get(who)
    say(this.#chip.querySelector("span"), this.#chip.dataset.following, person.name)
    this.#chip.className = `button small following p${person.colour}`
    this.#chip.hidden = false
    announce(this.#chip.querySelector("span").textContent)
    this.#jump(who)
  }
}
