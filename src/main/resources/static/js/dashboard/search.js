// Search as one types. Without this module the field is a form like any other.
import { announce } from "../announce.js"

const PAUSE = 150
const ELSEWHERE = ["stage", "after", "before", "created", "cancelled", "edited", "finish"]

export function searching(list) {
  const form = document.querySelector("#search")
  const field = form.querySelector("input")
  const opener = document.querySelector("#open-search")
  const before = form.hidden ? location.href : form.querySelector("#close-search").href
  let timer = 0
  // The search that is out: for which address, and whether its answer came.
  let asking = null
  // Coming back, the page is where it was left.
  let selected = history.state?.selected ?? null
  list.onShown = () => select(Math.max(0, rows().findIndex(row => row.id === selected)))

  opener.addEventListener("click", event => {
    event.preventDefault()
    open()
  })
  form.querySelector("#close-search").addEventListener("click", event => {
    event.preventDefault()
    close()
  })
  form.addEventListener("submit", event => {
    event.preventDefault()
    enter()
  })
  field.addEventListener("input", () => {
    clearTimeout(timer)
    timer = setTimeout(find, PAUSE)
  })
  field.addEventListener("keydown", event => {
    if (event.key === "Escape") close()
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault()
      move(event.key === "ArrowDown" ? 1 : -1)
    }
  })
  document.addEventListener("keydown", event => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.target.closest("input, textarea, select, dialog[open]")) return
    event.preventDefault()
    open()
  })
  if (!form.hidden) {
    field.focus({ preventScroll: true })
    select(Math.max(0, rows().findIndex(row => row.id === selected)))
  }

  function open() {
    form.hidden = false
    opener.closest("form").hidden = true
    field.focus()
    field.select()
  }

  async function close() {
    clearTimeout(timer)
    const isAsking = asking !== null
    asking = null
    field.value = ""
    form.hidden = true
    opener.closest("form").hidden = false
    opener.focus()
    // What is still out would be shown when it comes: asking again drops it.
    if (location.href === before && !isAsking) return
    history.replaceState(null, "", before)
    await list.show(before)
  }

  /** Opens what is selected of what is typed, which need not be there yet; whoever types on meanwhile opens nothing. */
  async function enter() {
    if (isShown() && selectedLink()) selectedLink().click()
    else if ((await find()) && isShown()) selectedLink()?.click()
  }

  /** Whether the list is of what is in the field now. */
  function isShown() {
    return wanted().searchParams.get("q") === new URL(location.href).searchParams.get("q")
  }

  function selectedLink() {
    return list.root.querySelector("tr.selected [data-open]")
  }

  function wanted() {
    const address = new URL(before)
    if (field.value.trim() !== "") {
      // In all stages, from the beginning, of what the filter leaves.
      for (const name of ELSEWHERE) address.searchParams.delete(name)
      address.searchParams.set("q", field.value)
    }
    return address
  }

  /** Shows what is found by what is in the field now, and asks for it once; true when it does. */
  function find() {
    clearTimeout(timer)
    const { href } = wanted()
    if (asking?.href !== href) asking = ask(href)
    return asking.answer
  }

  function ask(href) {
    const one = { href }
    one.answer = show(href).finally(() => {
      if (asking === one) asking = null
    })
    return one
  }

  async function show(href) {
    selected = null
    if (!(await list.show(href))) return false
    history.replaceState({ selected }, "", href)
    const found = list.root.querySelector("[data-found]")
    if (found) announce(found.textContent)
    return true
  }

  function rows() {
    return [...list.root.querySelectorAll("tbody tr")].filter(row => row.querySelector("[data-open]"))
  }

  function select(index) {
    if (!list.root.querySelector("[data-found]")) return
    rows().forEach((row, at) => row.classList.toggle("selected", at === index))
    selected = rows()[index]?.id ?? null
    history.replaceState({ selected }, "")
  }

  function move(by) {
    const all = rows()
    if (all.length === 0) return
    const now = all.findIndex(row => row.classList.contains("selected"))
    const next = Math.min(all.length - 1, Math.max(0, now + by))
    select(next)
    all[next].scrollIntoView({ block: "nearest" })
    announce(all[next].querySelector(".name").textContent)
  }
}
