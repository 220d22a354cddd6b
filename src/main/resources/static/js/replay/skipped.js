// What a newer Greenroom recorded and this page does not know is left out, and that is said.
import { skipped } from "./recording.js"

export function saySkipped(note, events) {
  const count = skipped(events)
  note.hidden = count === 0
  note.textContent = (count === 1 ? note.dataset.one : note.dataset.many).replace("{0}", count)
}
