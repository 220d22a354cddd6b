// Running code in the live room. One button for everybody: it runs the file in front, or stops what runs. What was typed
// before it was pressed goes to the room first, and what is typed after it goes later, so that the very text runs that
// whoever pressed it had before their eyes.
import { announce } from "../announce.js"
import { openAbove } from "./above.js"
import { tellRun } from "./aloud.js"
import { now } from "./now.js"
import { ABOUT_RUNNING } from "./outbox.js"
import { whyNot } from "./run-reason.js"
import { fill } from "./run-words.js"

export class Running {
  #page
  #socket
  #workspace
  #output
  #people
  #button
  #arguments
  #allow
  #note
  #reason
  #remedy
  #refusal
  #can = null
  #pressed = null
  #stopping = null
  #known = null
  #isTyped = false
  #room = { startedAt: null }
  #heldBack = null
  #ended = false

  /** workspace: what is run. output: where it is seen. people: who is who. */
  constructor({ page, socket, workspace, output, people }) {
    const find = selector => page.querySelector(selector)
    this.#page = page
    this.#socket = socket
    this.#workspace = workspace
    this.#output = output
    this.#people = people
    this.#button = find("#run")
    this.#arguments = find("#arguments")
    this.#allow = find("#allow-running")
    this.#note = find("#run-note")
    this.#reason = find("#run-reason")
    this.#remedy = find("#run-remedy")
    this.#refusal = find("#run-refused")
    this.#button.addEventListener("click", () => (this.#current ? this.#stop() : this.#run()))
    // Before the editor hears of it, whose keys may be anybody's.
    find(".work").addEventListener("keydown", event => this.#key(event), { capture: true })
    this.#arguments.addEventListener("input", () => { this.#isTyped = true })
    this.#allow?.addEventListener("change", () => {
      socket.command({ type: "allow-running", on: this.#allow.checked })
    })
    if (this.#allow) openAbove(find("#running-menu"), 320)
    if (/Mac|iPhone|iPad/.test(navigator.platform)) this.#button.querySelector("kbd").textContent = "⌘ ↵"
  }

  /** The next edit to send, or the command to run; null if there is neither. */
  next() {
    if (!this.#pressed) return this.#workspace.next()
    const { at, command } = this.#pressed
    const edit = this.#workspace.next(at)
    if (edit) return edit
    this.#pressed = null
    return command
  }

  /** A message of the server's that is no event. */
  hear(message) {
    if (message.type === "run-waiting") this.#output.waits(message.run, message.before)
    if (message.type !== "running") return
    this.#can = message
    this.#draw()
  }

  /** An event that has just happened, with the room after it: whoever hears the page is told. */
  tell(event, room) {
    if (event.type !== "run-started" && event.type !== "run-ended") return
    const run = room.runs.find(one => one.run === event.run)
    tellRun(run, this.#output.words, id => this.#people.get(id).name)
  }

  /** The room has not taken a command of ours; says whether it was about running. */
  refused({ code }, command) {
    if (!ABOUT_RUNNING.has(command.type)) return false
    this.#stopping = null
    if (command.type === "run") this.#tellRefusal(code, command)
    this.#draw()
    return true
  }

  /** heldBack: see run-reason.js. */
  show(room, heldBack) {
    this.#room = room
    this.#heldBack = heldBack
    this.#output.show(room)
    this.#prefill(room.runs?.at(-1))
    this.#draw()
  }

  close() {
    this.#ended = true
    this.#pressed = null
    for (const control of [this.#arguments, this.#allow]) if (control) control.disabled = true
  }

  get #current() {
    const latest = this.#room.runs?.at(-1)
    return latest && !latest.ended ? latest : null
  }

  get #why() {
    return whyNot({
      ready: this.#socket.isReady, can: this.#can, room: this.#room, role: this.#page.dataset.role, heldBack: this.#heldBack,
      language: this.#workspace.front?.language,
    })
  }

  #key(event) {
    if (event.key !== "Enter" || event.isComposing || event.shiftKey || event.altKey) return
    const inField = event.target === this.#arguments
    if (!inField && !(event.ctrlKey || event.metaKey)) return
    if (!inField && !event.target.closest(".cm-editor, .output")) return
    event.preventDefault()
    event.stopPropagation()
    if (!this.#current) this.#run()
  }

  #run() {
    if (this.#ended || this.#pressed || this.#socket.has("run")) return
    const { front } = this.#workspace
    if (!front) return
    if (this.#why) return this.#tellWhy()
    this.#refusal.hidden = true
    this.#isTyped = false
    const command = { type: "run", file: front.id, arguments: this.#arguments.value.trim() }
    this.#pressed = { at: now(), command }
    this.#output.openTab("output")
    this.#socket.flush()
    this.#draw()
  }

  #stop() {
    const { run } = this.#current
    if (this.#stopping === run || !this.#socket.isReady) return
    this.#stopping = run
    this.#socket.command({ type: "stop-run", run })
  }

  #tellWhy() {
    this.#output.openTab("output")
    announce(this.#reason.textContent)
  }

  #tellRefusal(code, { arguments: words }) {
    const key = code === "invalid" && words === "" ? "file" : REFUSALS[code] ?? "other"
    this.#output.openTab("output")
    this.#refusal.textContent = this.#refusal.dataset[key]
    this.#refusal.hidden = false
  }

  // With those of the last run, as long as nobody has others in mind here.
  #prefill(latest) {
    if (!latest || latest.run === this.#known) return
    this.#known = latest.run
    this.#refusal.hidden = true
    if (!this.#isTyped && document.activeElement !== this.#arguments) this.#arguments.value = latest.arguments
  }

  #draw() {
    const current = this.#current
    const why = !current ? this.#why : this.#socket.isReady ? null : "away"
    const { dataset } = this.#button
    dataset.state = current ? "running" : "idle"
    const label = this.#button.querySelector("[data-label]")
    const words = current ? dataset.stop : dataset.run
    if (label.textContent !== words) label.textContent = words
    const isOff = why !== null || (current !== null && this.#stopping === current.run)
    this.#button.setAttribute("aria-disabled", String(isOff))
    if (why === null) this.#button.removeAttribute("aria-describedby")
    else this.#button.setAttribute("aria-describedby", this.#reason.id)
    this.#drawReason(why)
    if (this.#allow && !this.#socket.has("allow-running")) this.#allow.checked = this.#room.running !== false
  }

  #drawReason(why) {
    const pattern = why === null ? "" : this.#reason.getAttribute(`data-${why}`)
    const { language = "" } = this.#workspace.front ?? {}
    const title = this.#page.querySelector(`#language option[value="${language}"]`)?.textContent ?? ""
    const words = fill(pattern, title)
    if (this.#reason.textContent !== words) this.#reason.textContent = words
    this.#button.title = words
    // While the line comes and goes there is a banner; what is tried just now is known in a moment.
    this.#note.hidden = why === null || why === "away" || why === "untried"
    if (this.#remedy) this.#remedy.hidden = why !== "no-sandbox" && why !== "no-toolchain"
  }
}

/** The name of the sentence for a refusal of ours. */
const REFUSALS = { invalid: "arguments", "no-file": "noFile", "not-now": "notNow" }
