// Looking for something in the transcript, and leaving out what is not wanted. Only what fits stays; Enter goes from hit to hit.
import { fill } from "../room/run-words.js"
import { find, patternOf } from "./search.js"

export class Finder {
  #field
  #filter
  #status
  #words
  #transcript
  #sentence
  #seek
  #hits = []
  #at = -1

  /** groups: of the lines, those that occur. people: {id, name}, as far as lines are about them. seek(time). */
  constructor(form, { groups, people, words, transcript, sentence, seek }) {
    this.#field = form.querySelector("input[type=search]")
    this.#filter = form.querySelector("[data-filter]")
    this.#status = form.querySelector("[role=status]")
    this.#words = words
    this.#transcript = transcript
    this.#sentence = sentence
    this.#seek = seek
    this.#choices("groups", groups.map(name => [name, words.groups[name]]))
    this.#choices("people", people.map(({ id, name }) => [id, name]))
    form.addEventListener("submit", event => event.preventDefault())
    form.addEventListener("input", () => this.#narrow())
    this.#field.addEventListener("keydown", event => this.#key(event))
  }

  /** Another kind of line has come. */
  offer(group) {
    const box = this.#filter.querySelector("[data-choices=groups]")
    if (box.querySelector(`[value=${group}]`)) return
    box.append(choice("groups", group, this.#words.groups[group]))
    box.closest("fieldset").hidden = box.children.length < 2
  }

  #choices(name, all) {
    const box = this.#filter.querySelector(`[data-choices=${name}]`)
    box.replaceChildren(...all.map(([value, label]) => choice(name, value, label)))
    box.closest("fieldset").hidden = all.length < 2
  }

  #chosen(name) {
    return new Set([...this.#filter.querySelectorAll(`[name=${name}]`)].filter(({ checked }) => !checked).map(({ value }) => value))
  }

  #narrow() {
    const pattern = patternOf(this.#field.value)
    const [groups, people] = [this.#chosen("groups"), this.#chosen("people")]
    this.#filter.toggleAttribute("data-used", groups.size + people.size > 0)
    const left = this.#transcript.narrow((line, item) => {
      item.querySelector(".excerpt")?.remove()
      if (groups.has(line.group) || people.has(line.by)) return false
      if (!pattern) return true
      const found = line.group === "notes" ? pattern.test(item.textContent) && {} : find(pattern, line, this.#sentence(line))
      if (found?.excerpt) item.append(excerpt(found.excerpt))
      return Boolean(found)
    })
    this.#hits = pattern ? left : []
    this.#at = -1
    this.#status.textContent = pattern ? counted(this.#words.hits, left.length) : ""
  }

  #key(event) {
    if (event.key === "Escape" && this.#field.value !== "") {
      event.preventDefault()
      this.#field.value = ""
      this.#narrow()
    } else if (event.key === "Enter" && this.#hits.length > 0) {
      const [by, all] = [event.shiftKey ? -1 : 1, this.#hits.length]
      this.#at = this.#at < 0 && by < 0 ? all - 1 : (this.#at + by + all) % all
      const { at, line } = this.#hits[this.#at]
      this.#seek(line.until ?? at)
      this.#status.textContent = fill(this.#words.hits.at, this.#at + 1, all)
    }
  }
}

function choice(name, value, text) {
  const label = document.createElement("label")
  const box = Object.assign(document.createElement("input"), { type: "checkbox", name, value, checked: true, autocomplete: "off" })
  const words = document.createElement("bdi")
  words.textContent = text
  label.append(box, words)
  return label
}

function excerpt([before, match, after]) {
  const code = document.createElement("code")
  code.className = "excerpt"
  const mark = document.createElement("mark")
  mark.textContent = match
  code.append(before, mark, after)
  return code
}

function counted(words, count) {
  return fill(count === 0 ? words.none : count === 1 ? words.one : words.many, count)
}
