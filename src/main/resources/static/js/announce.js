// Says something to people who hear the page instead of seeing it. Each sentence is an element of its own, so that none
// is lost when two come at once, and goes when it has been heard.
const FIRST = 50
const HEARD = 3_000

export function announce(text) {
  const status = document.querySelector("#announcement") ?? create()
  const sentence = document.createElement("p")
  sentence.textContent = text
  setTimeout(() => status.append(sentence), FIRST)
  setTimeout(() => sentence.remove(), HEARD)
}

function create() {
  const status = document.createElement("div")
  status.id = "announcement"
  status.className = "visually-hidden"
  status.setAttribute("role", "status")
  status.setAttribute("aria-atomic", "false")
  document.body.append(status)
  return status
}
