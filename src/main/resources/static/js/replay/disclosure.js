// What there is to a line of the transcript besides its sentence, on request: the lines that were written, or what a program
// wrote. It is computed for the lines that come into view, when nothing else is to be done: the first of them after a leap
// would else keep the next one waiting.
import { Ansi } from "../room/ansi.js"
import { fill } from "../room/run-words.js"
import { INPUT } from "../room/state.js"
import { difference } from "./diff.js"
import { whenIdle } from "./when-idle.js"

/** UTF-16 units of what a program wrote: the output panel has all of it. */
const MOST_OUTPUT = 2_000
/** Of what was written: more than that is a paste, and stands in the editor. */
const MOST_ROWS = 200

export class Disclosure {
  #roomsAfter
  #words
  #lines = new WeakMap()
  #seen
  #inView = new Set()
  #isAwaited = false

  /** roomsAfter(from, to): see player.js. root: what the lines are scrolled in. */
  constructor({ roomsAfter, words, root }) {
    this.#roomsAfter = roomsAfter
    this.#words = words
    this.#seen = new IntersectionObserver(entries => {
      for (const { target, isIntersecting } of entries) {
        if (target.matches("ol")) this.#open(target, isIntersecting)
        else if (isIntersecting) this.#inView.add(target)
        else this.#inView.delete(target)
      }
      this.#soon()
    }, { root, rootMargin: "200px" })
  }

  /** A list of lines: they are looked at while some of it is in view. */
  watch(list) {
    this.#seen.observe(list)
  }

  add(item, line) {
    if (line.edit) {
      this.#lines.set(item, line)
    } else if (line.run?.wrote) {
      this.#append(item, [this.#words.output], () => [row("", plain(line.run.wrote))])
    }
  }

  #open(list, isInView) {
    for (const item of list.children) {
      if (!this.#lines.has(item)) continue
      if (isInView) this.#seen.observe(item)
      else this.#seen.unobserve(item)
      if (!isInView) this.#inView.delete(item)
    }
  }

  #soon() {
    if (this.#isAwaited || this.#inView.size === 0) return
    this.#isAwaited = true
    whenIdle(isOver => {
      this.#isAwaited = false
      for (const item of this.#inView) {
        this.#inView.delete(item)
        this.#seen.unobserve(item)
        this.#changes(item, this.#lines.get(item))
        this.#lines.delete(item)
        if (isOver()) break
      }
      this.#soon()
    })
  }

  #changes(item, { edit }) {
    const [before, after] = this.#roomsAfter(edit.from, edit.to).map(room => textOf(room, edit.file))
    const { added, removed, rows } = difference(before, after)
    if (rows.length === 0) return
    const short = [added && `+${added}`, removed && `−${removed}`].filter(Boolean).join(" ")
    this.#append(item, [fill(this.#words.changes, added, removed), short], () => {
      const shown = rows.slice(0, MOST_ROWS).map(({ sign, text }) => row(sign, text))
      return rows.length > MOST_ROWS ? [...shown, row("", fill(this.#words.more, rows.length - MOST_ROWS))] : shown
    })
  }

  #append(item, [name, label = name], content) {
    const button = document.createElement("button")
    button.type = "button"
    button.className = "more"
    button.textContent = label
    if (label !== name) {
      button.setAttribute("aria-label", name)
      button.title = name
    }
    button.setAttribute("aria-expanded", "false")
    const block = document.createElement("pre")
    block.className = "what"
    block.hidden = true
    block.dir = "ltr"
    button.addEventListener("click", () => {
      if (!block.hasChildNodes()) block.append(...content())
      block.hidden = !block.hidden
      button.setAttribute("aria-expanded", String(!block.hidden))
    })
    item.append(button, block)
  }
}

function textOf(room, file) {
  return (file === INPUT ? room.input?.text : room.files[file]?.text) ?? ""
}

function row(sign, text) {
  const row = document.createElement(sign === "+" ? "ins" : sign === "-" ? "del" : "span")
  row.textContent = text === "" ? " " : text
  return row
}

function plain(output) {
  const text = new Ansi().read(output).map(part => part.text ?? "").join("")
  return text.length > MOST_OUTPUT ? `${text.slice(0, MOST_OUTPUT)}…` : text
}
