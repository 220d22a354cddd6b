// Buttons that copy what their data-copy says, and say that they did.
export function copying(root = document) {
  root.addEventListener("click", async event => {
    const button = event.target.closest("[data-copy]")
    if (!button) return
    const label = button.querySelector("[data-label]") ?? button
    const before = label.textContent
    try {
      await navigator.clipboard.writeText(button.dataset.copy)
      label.textContent = button.dataset.copied
      announce(button.dataset.copied)
    } catch {
      // No clipboard without https or permission: show the link, so that it can be copied by hand.
      window.prompt(button.dataset.byHand, button.dataset.copy)
    }
    setTimeout(() => { label.textContent = before }, 2000)
  })
}

function announce(text) {
  let status = document.querySelector("#copied")
  if (!status) {
    status = document.createElement("div")
    status.id = "copied"
    status.className = "visually-hidden"
    status.setAttribute("role", "status")
    document.body.append(status)
  }
  status.textContent = ""
  setTimeout(() => { status.textContent = text }, 50)
}
