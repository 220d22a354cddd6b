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
    clearTimeout(timer)
    const link = list.root.querySelector("tr.selected [data-open]")
    if (link) link.click()
    else find()
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
    field.value = ""
    form.hidden = true
    opener.closest("form").hidden = false
    opener.focus()
    if (location.href === before) return
    history.replaceState(null, "", before)
    await list.show(before)
  }

  async function find() {
    const address = new URL(before)
    if (field.value.trim() !== "") {
      // In all stages, from the beginning, of what the filter leaves.
      for (const name of ELSEWHERE) address.searchParams.delete(name)
      address.searchParams.set("q", field.value)
    }
    selected = null
    if (!(await list.show(address))) return
    history.replaceState({ selected }, "", address)
    const found = list.root.querySelector("[data-found]")
    if (found) announce(found.textContent)
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
