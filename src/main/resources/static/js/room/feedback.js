// The feedback form in the room: fetched when its tab is first opened, and swapped for the answer when it is sent. What
// was typed stays where it is when that fails.
export async function openFeedback(panel) {
  if (panel.dataset.loaded) return
  panel.dataset.loaded = "yes"
  const answer = await ask(panel.dataset.src)
  if (answer === null) {
    delete panel.dataset.loaded
    panel.textContent = panel.dataset.failed
    return
  }
  panel.innerHTML = answer
  if (panel.dataset.listening) return
  panel.dataset.listening = "yes"
  panel.addEventListener("submit", event => {
    event.preventDefault()
    send(panel, event.target)
  })
}

async function send(panel, form) {
  const button = form.querySelector("button:not([type=button])")
  button.disabled = true
  const answer = await ask(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) })
  button.disabled = false
  if (answer === null) {
    panel.querySelector("[data-failed]").hidden = false
    return
  }
  panel.innerHTML = answer
  panel.querySelector("[role=alert]:not([hidden]), [role=status]")?.scrollIntoView({ block: "nearest" })
}

/** The fragment, written by the server; null when there is none. */
async function ask(address, options = {}) {
  const headers = { Accept: "text/html", "X-Requested-With": "fetch" }
  try {
    const answer = await fetch(address, { ...options, headers })
    return answer.ok && !answer.redirected ? await answer.text() : null
  } catch {
    return null
  }
}
