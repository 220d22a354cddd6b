import { localise } from "./times.js"

localise()

// Whoever asked for the seat is taken to the room when they are let in.
if (document.querySelector("[data-asking]")) {
  setInterval(async () => {
    const answer = await fetch(location.href, { headers: { "X-Requested-With": "fetch" } }).catch(() => null)
    if (answer?.redirected) location.assign(answer.url)
  }, 3000)
}
