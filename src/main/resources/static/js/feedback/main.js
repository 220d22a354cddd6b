// Feedback where the server wrote it into the page: in the replay's tab, and on the page of its own.
import { FeedbackPanel } from "./panel.js"

const feedback = new FeedbackPanel(document.querySelector("#feedback-panel"))
document.addEventListener("evidence", event => feedback.take(event.detail))

const print = document.querySelector("[data-print]")
if (print) {
  print.hidden = false
  print.addEventListener("click", () => window.print())
}
