import { copying } from "./copy.js"
import { localise } from "./times.js"

copying()
localise()
setInterval(() => localise(), 1000)

for (const button of document.querySelectorAll("[data-dialog]")) {
  button.addEventListener("click", () => document.getElementById(button.dataset.dialog).showModal())
}
for (const button of document.querySelectorAll("dialog [data-close]")) {
  button.addEventListener("click", () => button.closest("dialog").close())
}
for (const toast of document.querySelectorAll(".toast")) {
  setTimeout(() => toast.remove(), 10_000)
}
