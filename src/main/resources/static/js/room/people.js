// Who is who: names by participant id, and a colour for each. The candidate is always the first.
export class People {
  #people = new Map()

  /** Another number whenever somebody is new or has another name. */
  version = 0

  add(list) {
    for (const { id, name, role } of list) {
      const known = this.#people.get(id)
      if (known?.name === name) continue
      this.#people.set(id, { name, role, colour: known?.colour ?? (role === "candidate" ? 1 : this.#nextColour()) })
      this.version++
    }
  }

  #nextColour() {
    const taken = [...this.#people.values()].filter(person => person.role !== "candidate").length
    return 2 + (taken % 4)
  }

  get(id) {
    return this.#people.get(id) ?? { name: "", role: "interviewer", colour: 2 }
  }

  get all() {
    return this.#people
  }
}

/** As the server makes them, in whatever language the browser is. */
export function initials(name) {
  const words = name.trim().split(/\s+/)
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words
  return ends.map(word => [...word][0] ?? "").join("").toUpperCase()
}

export function avatar(person) {
  const circle = document.createElement("span")
  circle.className = `avatar p${person.colour}`
  circle.setAttribute("aria-hidden", "true")
  circle.textContent = initials(person.name)
  return circle
}

/** A person's name as everybody but themselves reads it; theirs says that it is them. */
export function label(people, id, you, youWord) {
  const { name } = people.get(id)
  return id === you ? `${name} (${youWord})` : name
}

/**
 * The list of those who are here, the candidate first. Who stays keeps their element, and with it the keyboard's focus and
 * an open menu. leave(): whoever had the focus is gone, and there is nobody else to have it.
 */
export function showPeople(list, room, people, { you, youWord, leave }) {
  const here = Object.keys(room.people).filter(id => room.people[id].here)
  here.sort((one, other) => people.get(one).colour - people.get(other).colour)
  const seen = JSON.stringify(here.map(id => [people.get(id), id === you]))
  if (list.dataset.seen === seen) return
  list.dataset.seen = seen
  const items = new Map([...list.children].map(item => [item.dataset.id, item]))
  for (const [id, item] of items) if (!here.includes(id)) remove(item, leave)
  here.forEach((id, index) => {
    const item = items.get(id) ?? newItem(id, id === you)
    draw(item, people.get(id), label(people, id, you, youWord))
    if (list.children[index] !== item) list.insertBefore(item, list.children[index] ?? null)
  })
}

function newItem(id, isYou) {
  const item = document.createElement("li")
  item.dataset.id = id
  if (!isYou) item.append(button(id))
  return item
}

// Another person can be found in the code.
function button(id) {
  const button = document.createElement("button")
  button.type = "button"
  button.dataset.who = id
  button.setAttribute("aria-haspopup", "dialog")
  return button
}

function draw(item, person, label) {
  const name = document.createElement("span")
  name.className = "nm"
  name.dir = "auto"
  name.textContent = label
  item.className = `p${person.colour}`
  item.title = label
  const holder = item.querySelector("button") ?? item
  holder.replaceChildren(avatar(person), name)
}

function remove(item, leave) {
  const held = item.contains(document.activeElement)
  const list = item.parentElement
  item.remove()
  if (!held) return
  const other = list.querySelector("button")
  if (other) other.focus()
  else leave()
}
