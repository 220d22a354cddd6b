// Says something to people who hear the page instead of seeing it.
export function announce(text) {
  const status = document.querySelector("#announcement") ?? create()
  status.textContent = ""
  setTimeout(() => { status.textContent = text }, 50)
}

function create() {
  const status = document.createElement("div")
  status.id = "announcement"
  status.className = "visually-hidden"
  status.setAttribute("role", "status")
  document.body.append(status)
  return status
}
