import { announce } from "./announce.js"
import { copying } from "./copy.js"
import { localise } from "./times.js"

copying()
localise()
setInterval(() => localise(), 1000)

// Without this module the same button opens the question on a page of its own.
for (const button of document.querySelectorAll("[data-dialog]")) {
  button.addEventListener("click", event => {
    event.preventDefault()
    document.getElementById(button.dataset.dialog).showModal()
  })
}

// A page that says something as it opens says it to nobody who listens: so once more, a moment later.
for (const toast of document.querySelectorAll(".toast")) {
  announce(toast.querySelector("[data-said]").textContent)
  if (!toast.querySelector("form")) setTimeout(() => toast.remove(), 8000)
  toast.querySelector("[data-close]")?.addEventListener("click", () => toast.remove())
}
