// Private notes in the replay: private lines of the transcript, at their time. A note that is written here is about the
// moment that the replay shows.
import { NoteDesk } from "../notes/desk.js"
import { clock } from "../times.js"

export class ReplayNotes {
  #desk
  #since

  /** add(note, element) puts a line into the transcript. */
  constructor(root, { start, finished, time, add }) {
    this.#since = () => time() - start
    this.#desk = new NoteDesk(root, {
      moment: () => Math.round(Math.min(time(), finished)),
      stamp: ({ notedAt }) =>
        notedAt < start || notedAt > finished ? { ago: Math.round(this.#desk.now - notedAt) } : { at: notedAt - start },
      place: (note, element) => {
        const preparing = note.notedAt < start
        if (preparing) element.querySelector("strong").after(badge(root.dataset.preparing))
        this.#desk.call(element, preparing ? null : clock(note.notedAt - start))
        add(note, element)
      },
    })
    this.#desk.load()
  }

  show() {
    this.#desk.ask(clock(this.#since()))
  }
}

function badge(text) {
  const badge = document.createElement("span")
  badge.className = "time-chip"
  badge.textContent = text
  return badge
}
