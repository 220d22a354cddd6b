// Who asks for the candidate's seat, for interviewers to let in or to turn away; and who would have to leave for them.
import { ask } from "../ask.js"

export class Asking {
  #list
  #words
  #people

  constructor(list, { words, people }) {
    this.#list = list
    this.#words = words
    this.#people = people
  }

  show(requests) {
    this.#list.hidden = requests.length === 0
    this.#list.replaceChildren(...requests.map(request => this.#item(request)))
  }

  #item({ id, name }) {
    const item = document.createElement("p")
    const text = document.createElement("span")
    text.append(...sentence(this.#words.asks, name), " ", ...sentence(this.#words.letInWords, this.#seated))
    item.append(text, this.#button(this.#words.letIn, this.#words.letInUrl, id), this.#button(this.#words.turnAway, this.#words.turnAwayUrl, id))
    return item
  }

  get #seated() {
    return [...this.#people.all.values()].find(({ role }) => role === "candidate")?.name ?? ""
  }

  #button(label, url, id) {
    const button = document.createElement("button")
    button.type = "button"
    button.className = "button small"
    button.textContent = label
    button.addEventListener("click", () => this.#answer(`${url}/${id}`, button.parentElement))
    return button
  }

  async #answer(url, item) {
    const buttons = item.querySelectorAll("button")
    buttons.forEach(button => { button.disabled = true })
    item.querySelector("[role=alert]")?.remove()
    const answer = await ask(url, { method: "POST" })
    if (answer?.ok) return
    buttons.forEach(button => { button.disabled = false })
    const failed = document.createElement("span")
    failed.setAttribute("role", "alert")
    failed.textContent = this.#words.answerFailed
    item.append(failed)
  }
}

// The name in an element of its own, whichever way it is written.
function sentence(pattern, name) {
  const [before, after] = pattern.split("{0}")
  const who = document.createElement("bdi")
  who.textContent = name
  return [before, who, after]
}
