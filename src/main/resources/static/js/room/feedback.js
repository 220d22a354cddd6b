// The feedback in the room: fetched when its tab is first opened, or when something is to be put into it.
import { FeedbackPanel } from "../feedback/panel.js"
import { fragment } from "../feedback/requests.js"

const opened = new WeakMap()

document.addEventListener("evidence", async event => {
  const feedback = await openFeedback(document.querySelector("#feedback-panel"))
  feedback?.take(event.detail)
})

export async function openFeedback(panel) {
  if (!opened.has(panel)) opened.set(panel, load(panel))
  const feedback = await opened.get(panel)
  if (feedback === null) opened.delete(panel)
  return feedback
}

async function load(panel) {
  const html = await fragment(panel.dataset.src)
  if (html === null) {
    panel.textContent = panel.dataset.failed
    return null
  }
  panel.innerHTML = html
  return new FeedbackPanel(panel)
}
