// A message of the chat as an element: who, when, what. One that is on its way has no author and no time yet.
import { withLinks } from "./links.js"
import { avatar, label } from "./people.js"

const TIME = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" })

export function line({ by = "", at, text }) {
  const item = document.createElement("li")
  const head = document.createElement("div")
  head.className = "by"
  const name = document.createElement("strong")
  name.dir = "auto"
  head.append(name)
  const words = document.createElement("p")
  words.dir = "auto"
  words.append(...withLinks(text))
  item.append(head, words)
  item.classList.toggle("sending", at === undefined)
  if (at !== undefined) settle(item, { by, at })
  return item
}

/** What was on its way is in the recording. */
export function settle(item, { by, at }) {
  item.classList.remove("sending")
  item.dataset.by = by
  const time = document.createElement("time")
  time.dateTime = new Date(at).toISOString()
  time.textContent = TIME.format(at)
  item.querySelector(".by").append(time)
}

/** Puts the name there as it is now. What is on its way is ours, even before the room has told us who we are. */
export function sign(item, people, you, youWord) {
  const by = item.dataset.by ?? you
  const name = item.querySelector("strong")
  const words = label(people, by, you, youWord)
  if (name.textContent === words) return
  name.textContent = words
  item.querySelector(".avatar")?.remove()
  item.prepend(avatar(people.get(by)))
}
