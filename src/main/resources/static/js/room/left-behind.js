// The interview is over, and this browser still has what its person did without a receipt for it: too late to send, but
// theirs to know of and to copy, once. It is deleted when they have closed this.
import { copying } from "../copy.js"
import { takeUp } from "./journal.js"
import { plural } from "./status.js"

const toast = document.querySelector("#left-behind")
const copy = toast.querySelector("[data-copy]")
const closed = new Promise(resolve => {
  toast.querySelector("[data-close]").addEventListener("click", () => {
    toast.hidden = true
    resolve(true)
  })
})
let count = 0
let texts = []

// On some pages the whole page copies already.
toast.addEventListener("click", event => event.stopPropagation())
copying(toast)
takeUp(toast.dataset.participant, async record => {
  const { told } = await import("./leftover.js")
  const left = told(record)
  count += left.count
  if (left.text) texts = [...texts, left.text]
  show()
  return closed
})

function show() {
  if (count === 0) return
  toast.querySelector("p").textContent = plural(toast.dataset, "left", count)
  copy.hidden = texts.length === 0
  copy.dataset.copy = texts.join("\n\n")
  toast.hidden = false
}
