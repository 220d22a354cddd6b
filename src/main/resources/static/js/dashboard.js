import { announce } from "./announce.js"
import { copying } from "./copy.js"
import { List } from "./dashboard/list.js"
import { live } from "./dashboard/live.js"
import { searching } from "./dashboard/search.js"
import { localise } from "./times.js"

copying()
localise()
setInterval(() => localise(), 1000)
const list = new List(document.querySelector("#results"))
searching(list)
live(list)

// Without this module the same button opens the question on a page of its own.
document.addEventListener("click", event => {
  const button = event.target.closest("[data-dialog]")
  if (!button) return
  event.preventDefault()
  document.getElementById(button.dataset.dialog).showModal()
})

// A page that says something as it opens says it to nobody who listens: so once more, a moment later.
for (const toast of document.querySelectorAll(".toast")) {
  announce(toast.querySelector("[data-said]").textContent)
  if (!toast.querySelector("form")) setTimeout(() => toast.remove(), 8000)
  toast.querySelector("[data-close]")?.addEventListener("click", () => toast.remove())
}
