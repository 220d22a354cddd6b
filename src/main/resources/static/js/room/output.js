// The panel below the code: what the programs of the room wrote. It shows the latest run, or an earlier one that was chosen
// until there is another; live room and replay show theirs by it. It is folded away until something was run, or as whoever
// looks has left it.
import { keep, kept } from "../kept.js"
import { clock } from "../times.js"
import { EarlierRuns } from "./earlier-runs.js"
import { Following } from "./following.js"
import { badge, closing, look } from "./run-words.js"
import { tabs } from "./tabs.js"
import { Terminal } from "./terminal.js"
import { say } from "./words.js"

const KEY = "greenroom.output"
const OPEN = new Map([["open", true], ["folded", false]])

export class Output {
  #panel
  #people
  #terminal
  #following
  #earlier
  #startsOpen
  #open = OPEN.get(kept(KEY)) ?? null
  #room = {}
  #shown = null
  #chosen = null
  #latest = undefined
  #waiting = null

  /** people: who is who. openInput(): the input's tab was opened. startsOpen: also before anything was run. */
  constructor(panel, { people, openInput = () => {}, startsOpen = false }) {
    this.#panel = panel
    this.#people = people
    this.#startsOpen = startsOpen
    this.#terminal = new Terminal(this.#find("[data-written]"), panel.dataset)
    this.#following = new Following(this.#find("#output-panel"), () => {})
    this.#earlier = new EarlierRuns(this.#find("#earlier-runs"), {
      describe: run => this.#describe(run), choose: run => this.#choose(run),
    })
    let isMade = false
    tabs(panel, ({ id }) => {
      if (id === "input-panel") openInput()
      if (isMade && !this.isOpen) this.#fold(false)
    })
    isMade = true
    this.#find("[data-fold]").addEventListener("click", () => this.#fold(this.isOpen))
    this.#find("[data-latest]").addEventListener("click", () => this.#choose(null))
  }

  /** What outcomes are called, as of run-words.js. */
  get words() {
    return this.#panel.dataset
  }

  get isOpen() {
    return this.#open ?? (this.#startsOpen || (this.#room.runs ?? []).length > 0)
  }

  /** Brings a tab to the front: `output` or `input`. What is folded away is unfolded this once. */
  openTab(name) {
    this.#open = true
    this.#drawFold()
    const tab = this.#find(`#tab-${name}`)
    if (tab.getAttribute("aria-selected") !== "true") tab.click()
  }

  /** So many programs are before this run. */
  waits(run, before) {
    this.#waiting = { run, before }
    this.#drawFacts(this.#shown)
  }

  show(room) {
    const isNew = this.#latest === undefined || room.runs !== this.#room.runs || room.input !== this.#room.input
    this.#room = room
    if (isNew) this.#draw(room)
    else this.#drawFacts(this.#shown)
  }

  #draw(room) {
    const runs = room.runs ?? []
    const latest = runs.at(-1) ?? null
    if (latest?.run !== this.#latest) this.#chosen = null
    this.#latest = latest?.run ?? null
    this.#drawFold()
    this.#find("[data-given]").hidden = !room.input?.text
    this.#showRun(runs.find(({ run }) => run === this.#chosen) ?? latest)
    this.#earlier.show(runs, this.#shown?.run)
  }

  #choose(run) {
    this.#chosen = run
    this.openTab("output")
    const runs = this.#room.runs ?? []
    this.#showRun(runs.find(one => one.run === run) ?? runs.at(-1))
    this.#earlier.show(runs, this.#shown.run)
    this.#find("#output-panel").focus()
  }

  #showRun(run) {
    const output = run?.output ?? []
    const goesOn = run?.run === this.#shown?.run && this.#terminal.goesOn(output)
    if (!goesOn) this.#terminal.clear()
    this.#shown = run
    this.#terminal.show(output)
    this.#drawEnd(run)
    this.#drawFacts(run)
    this.#find("[data-latest]").hidden = !run || run.run === this.#latest
    if (goesOn) this.#following.grown()
    else this.#following.toEnd()
  }

  #drawEnd(run) {
    const { dataset } = this.#panel
    const end = this.#find("[data-closing]")
    end.hidden = !run?.ended
    write(end, run?.ended ? closing(run, dataset, this.#nameOf) : "")
    const note = this.#find("[data-note]")
    const forgotten = run?.ended && !run.output
    note.hidden = run !== null && !forgotten
    write(note, forgotten ? dataset.forgotten : dataset.nothing)
  }

  #drawFacts(run) {
    const facts = this.#find(".run-facts")
    facts.hidden = !run
    if (!run) return
    const { dataset } = this.#panel
    const mark = facts.querySelector(".badge")
    mark.dataset.look = look(run)
    write(mark.querySelector("[data-badge]"), badge(run, dataset))
    const by = this.#nameOf(run.by)
    const before = !run.ended && this.#waiting?.run === run.run ? this.#waiting.before : 0
    const pattern = run.ended ? dataset.ran : before === 0 ? dataset.running : before === 1 ? dataset.waitingOne : dataset.waitingMany
    const words = [by, run.name, String(before), this.#timeOf(run)]
    const seen = JSON.stringify([pattern, words])
    if (facts.dataset.seen === seen) return
    facts.dataset.seen = seen
    say(facts.querySelector("[data-facts]"), pattern, ...words)
  }

  #fold(away) {
    this.#open = !away
    keep(KEY, this.#open ? "open" : "folded")
    this.#drawFold()
  }

  #drawFold() {
    const open = this.isOpen
    if (this.#panel.dataset.open === String(open)) return
    this.#panel.dataset.open = String(open)
    this.#find("[data-fold]").setAttribute("aria-expanded", String(open))
    this.#find("[role=separator]").hidden = !open
  }

  #describe(run) {
    const { dataset } = this.#panel
    return {
      badge: badge(run, dataset), look: look(run), file: run.name, by: this.#nameOf(run.by), at: this.#timeOf(run),
    }
  }

  #timeOf({ at }) {
    return clock(Math.max(0, at - (this.#room.startedAt ?? at)))
  }

  #nameOf = id => this.#people.get(id).name

  #find(selector) {
    return this.#panel.querySelector(selector)
  }
}

function write(element, text) {
  if (element.textContent !== text) element.textContent = text
}
