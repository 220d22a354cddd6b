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

export function initials(name) {
  const words = name.trim().split(/\s+/)
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words
  return ends.map(word => [...word][0] ?? "").join("").toLocaleUpperCase()
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

// Another person can be found in the code.
function button(id) {
  const button = document.createElement("button")
  button.type = "button"
  button.dataset.who = id
  button.setAttribute("aria-haspopup", "dialog")
  return button
}

/** The list of those who are here, the candidate first. */
export function showPeople(list, room, people, you, youWord) {
  const here = Object.keys(room.people).filter(id => room.people[id].here)
  here.sort((one, other) => people.get(one).colour - people.get(other).colour)
  const seen = JSON.stringify(here.map(id => [people.get(id), id === you]))
  if (list.dataset.seen === seen) return
  list.dataset.seen = seen
  list.replaceChildren(...here.map(id => {
    const person = people.get(id)
    const item = document.createElement("li")
    item.className = `p${person.colour}`
    const holder = id === you ? item : button(id)
    const name = document.createElement("span")
    name.className = "nm"
    name.dir = "auto"
    name.textContent = label(people, id, you, youWord)
    item.title = name.textContent
    holder.append(avatar(person), name)
    if (holder !== item) item.append(holder)
    return item
  }))
}
