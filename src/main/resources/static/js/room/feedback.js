// The feedback form in the room: fetched when its tab is first opened, and swapped for the answer when it is sent. What
// was typed stays where it is when sending fails.
export async function openFeedback(panel) {
  if (panel.dataset.loaded) return
  panel.dataset.loaded = "yes"
  panel.addEventListener("submit", event => {
    event.preventDefault()
    send(panel, event.target)
  })
  await swap(panel, fetch(panel.dataset.src, { headers: { "X-Requested-With": "fetch" } }))
}

async function send(panel, form) {
  const body = new URLSearchParams(new FormData(form))
  await swap(panel, fetch(form.action, { method: "POST", body, headers: { "X-Requested-With": "fetch" } }))
}

async function swap(panel, request) {
  const answer = await request.catch(() => null)
  if (answer?.ok && !answer.redirected) panel.innerHTML = await answer.text()
  else panel.querySelector("[data-failed]")?.removeAttribute("hidden")
}
