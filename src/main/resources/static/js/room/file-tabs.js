// The strip of files above the code: tabs after the ARIA pattern, with the code as their panel. In the live room a tab
// can also be closed and renamed; the replay only shows and chooses. What is shown comes from outside, each time anew.

/** Whether files of a language have the icon of code. */
export const isCode = language => !["plain", "markdown"].includes(language)

export class FileTabs {
  #list
  #panel
  #template
  #actions
  #tabs = new Map()
  #front = null

  /**
   * bar: holds the tablist and the template of a tab. panel: the code. choose(id, byMouse); and where these are given,
   * close(id) and rename(id).
   */
  constructor({ bar, panel, choose, close = null, rename = null }) {
    this.#list = bar.querySelector("[role=tablist]")
    this.#template = bar.querySelector("template")
    this.#panel = panel
    this.#actions = { choose, close, rename }
    this.#list.addEventListener("click", event => this.#clicked(event))
    this.#list.addEventListener("auxclick", event => { if (event.button === 1) this.#close(event) })
    this.#list.addEventListener("dblclick", event => this.#with(event, rename))
    this.#list.addEventListener("keydown", event => this.#pressed(event))
    this.#list.addEventListener("wheel", event => this.#wheeled(event), { passive: true })
    new ResizeObserver(() => this.#reveal()).observe(this.#list)
  }

  /** files: [{id, name, isCode, here}] in order, where `here` are the people in it; front: the id of the chosen one. */
  show(files, front) {
    for (const [id, tab] of this.#tabs) {
      if (files.some(file => file.id === id)) continue
      this.#tabs.delete(id)
      tab.remove()
    }
    files.forEach((file, index) => {
      const tab = this.#tabs.get(file.id) ?? this.#add(file.id)
      if (this.#list.children[index] !== tab) this.#list.insertBefore(tab, this.#list.children[index] ?? null)
      this.#draw(tab, file)
      tab.setAttribute("aria-selected", String(file.id === front))
      tab.tabIndex = file.id === front ? 0 : -1
    })
    this.#list.classList.toggle("single", files.length === 1)
    if (front === this.#front) return
    this.#front = front
    if (front !== null) this.#panel.setAttribute("aria-labelledby", `tab-${front}`)
    this.#reveal()
  }

  /** To the tab in front. */
  focus() {
    this.#tabs.get(this.#front)?.focus()
  }

  #add(id) {
    const tab = this.#template.content.firstElementChild.cloneNode(true)
    tab.id = `tab-${id}`
    tab.dataset.file = id
    tab.setAttribute("aria-controls", this.#panel.id)
    this.#tabs.set(id, tab)
    return tab
  }

  #draw(tab, { name, isCode, here }) {
    const seen = JSON.stringify([name, isCode, here])
    if (tab.dataset.seen === seen) return
    tab.dataset.seen = seen
    tab.dataset.kind = isCode ? "code" : "text"
    tab.querySelector(".nm").textContent = name
    tab.querySelector(".who-dots").replaceChildren(...here.map(person => {
      const dot = document.createElement("i")
      dot.className = `p${person.colour}`
      return dot
    }))
    const people = here.map(person => person.name).join(", ")
    tab.title = people ? `${name}\n${this.#list.dataset.here.replace("{0}", () => people)}` : name
  }

  #clicked(event) {
    if (event.target.closest(".close")) return this.#close(event)
    this.#with(event, id => this.#actions.choose(id, event.detail > 0))
  }

  #pressed(event) {
    const ids = [...this.#list.children].map(tab => tab.dataset.file)
    const at = ids.indexOf(event.target.dataset.file)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key]
    if (at < 0 || event.ctrlKey || event.metaKey || event.altKey) return
    if (to !== undefined) {
      this.#actions.choose(ids.at(to % ids.length), false)
      this.focus()
    } else if (event.key === "Delete") this.#close(event)
    else if (event.key === "F2") this.#with(event, this.#actions.rename)
    else return
    event.preventDefault()
  }

  #close(event) {
    if (!this.#actions.close) return
    this.#with(event, this.#actions.close)
    this.focus()
  }

  #with(event, action) {
    const id = event.target.closest("[role=tab]")?.dataset.file
    if (id) action?.(id)
  }

  // A wheel that turns one way only turns this way too.
  #wheeled({ deltaX, deltaY }) {
    if (deltaX === 0) this.#list.scrollLeft += deltaY
  }

  // By hand, because scrollIntoView would scroll the page too where it can.
  #reveal() {
    const tab = this.#tabs.get(this.#front)
    if (!tab) return
    const [list, own] = [this.#list.getBoundingClientRect(), tab.getBoundingClientRect()]
    if (own.left < list.left) this.#list.scrollLeft -= list.left - own.left
    if (own.right > list.right) this.#list.scrollLeft += own.right - list.right
  }
}
