// Time alone: an interviewer gives the candidate some minutes, in which the interviewers' view of the code stands still.
// The banner says so on both sides, how long it lasts, and how to go on afterwards.
import { clock } from "../times.js"

export class FocusTime {
  #page
  #banner
  #standstill
  #rest
  #redraw
  #leave
  #wanted = false
  #covered = false
  #state = null

  /**
   * standstill: null for the candidate, whose view goes on. send(command). rest(on): whether this page may change
   * nothing. redraw(): the view has moved on. leave(): the keyboard's focus was in the banner, and there is nothing for it.
   */
  constructor({ page, standstill, send, rest, redraw, leave }) {
    this.#page = page
    this.#banner = page.querySelector("#focus")
    this.#standstill = standstill
    this.#rest = rest
    this.#redraw = redraw
    this.#leave = leave
    const on = (action, run) => this.#button(action)?.addEventListener("click", run)
    on("end", () => send({ type: "end-focus" }))
    on("catch-up", () => this.#catchUp())
    on("jump", () => this.#jump())
    for (const choice of page.querySelectorAll("#focus-menu [data-minutes]")) {
      choice.addEventListener("click", () => {
        send({ type: "focus", minutes: Number(choice.dataset.minutes) })
        page.querySelector("#focus-menu").hidePopover()
      })
    }
  }

  /** Starts over from a state: what the code was like when the time alone began, nobody knows here any more. */
  reset(room) {
    if (!this.#standstill) return
    this.#standstill.forget()
    this.#wanted = this.#covered = Boolean(room.focus)
    if (this.#wanted) this.#standstill.begin()
    else if (this.#standstill.mode !== "live") this.#standstill.end()
    this.#rest(this.#wanted)
  }

  take(event) {
    if (!this.#standstill) return
    if (event.type === "focus-started") {
      this.#wanted = true
      this.#rest(true)
      // In the middle of catching up it stops where it is: what the candidate does alone comes afterwards.
      if (this.#standstill.mode !== "live") this.#standstill.begin()
    }
    if (event.type === "focus-ended") {
      this.#wanted = this.#covered = false
      if (this.#standstill.mode === "still") this.#standstill.end()
      this.#rest(this.#standstill.mode !== "live")
    }
    if (event.type === "finished") this.#jump()
  }

  /** The view stands still once everything that was written on this page is in it. */
  settled(unsaved) {
    if (this.#wanted && unsaved === 0 && this.#standstill.mode === "live") this.#standstill.begin()
  }

  show(room, name, now) {
    this.#allow(room.startedAt !== null && !room.focus)
    this.#page.toggleAttribute("data-covered", this.#covered)
    const state = this.#now(room)
    if (state !== this.#state) this.#enter(state, name)
    if (state === null) return
    const left = room.focus ? clock(room.focus.until - now) : state === "catching-up" ? clock(this.#standstill.behind) : ""
    this.#banner.querySelector("[data-left]").textContent = left
  }

  #allow(on) {
    const give = this.#page.querySelector("[popovertarget=focus-menu]")
    if (!give || give.disabled === !on) return
    const held = give === document.activeElement
    give.disabled = !on
    if (held) this.#leave()
  }

  #now({ focus }) {
    if (!this.#standstill) return focus ? "alone" : null
    if (focus) return this.#covered ? "covered" : "still"
    return this.#standstill.mode === "live" ? null : this.#standstill.mode
  }

  #enter(state, name) {
    const held = this.#banner.contains(document.activeElement)
    this.#state = state
    this.#banner.hidden = state === null
    if (state !== null) this.#offer(state, name)
    if (!held) return
    if (state === "over") this.#button("catch-up").focus()
    else if (state !== "catching-up") this.#leave()
  }

  #offer(state, name) {
    const words = this.#banner.getAttribute(`data-${state}`)
    this.#banner.querySelector("[data-words]").textContent = words.replace("{0}", () => name)
    this.#button("end").hidden = !["alone", "still", "covered"].includes(state)
    if (this.#standstill) {
      this.#button("catch-up").hidden = state !== "over"
      this.#button("jump").hidden = !["over", "catching-up"].includes(state)
    }
  }

  #catchUp() {
    this.#standstill.catchUp()
    this.#button("jump").hidden = false
    this.#button("jump").focus()
    let before = performance.now()
    const tick = now => {
      if (this.#standstill.mode !== "catching-up") return
      this.#standstill.step(now - before)
      before = now
      if (this.#standstill.mode === "live") this.#rest(false)
      else requestAnimationFrame(tick)
      this.#redraw()
    }
    requestAnimationFrame(tick)
  }

  #jump() {
    if (this.#standstill.mode === "live") return
    this.#standstill.jump()
    this.#rest(false)
    this.#redraw()
  }

  #button(action) {
    return this.#banner.querySelector(`[data-do=${action}]`)
  }
}
