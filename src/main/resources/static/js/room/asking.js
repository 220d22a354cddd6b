// Who asks for the candidate's seat, for interviewers to let in.
export class Asking {
  #list
  #words

  constructor(list, words) {
    this.#list = list
    this.#words = words
  }

  show(requests) {
    this.#list.hidden = requests.length === 0
    this.#list.replaceChildren(...requests.map(request => this.#item(request)))
  }

  #item({ id, name }) {
    const item = document.createElement("p")
    const text = document.createElement("span")
    text.append(...sentence(this.#words.asks, name))
    const button = document.createElement("button")
    button.type = "button"
    button.className = "button small"
    button.textContent = this.#words.letIn
    button.addEventListener("click", () => this.#letIn(id, button, item))
    item.append(text, button)
    return item
  }

  async #letIn(id, button, item) {
    button.disabled = true
    item.querySelector("[role=alert]")?.remove()
    const csrf = document.querySelector("meta[name=csrf-token]")
    const answer = await fetch(`${this.#words.letInUrl}/${id}`, {
      method: "POST", headers: { [csrf.dataset.header]: csrf.content, "X-Requested-With": "fetch" },
    }).catch(() => null)
    if (answer?.ok) return
    button.disabled = false
    const failed = document.createElement("span")
    failed.setAttribute("role", "alert")
    failed.textContent = this.#words.letInFailed
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
