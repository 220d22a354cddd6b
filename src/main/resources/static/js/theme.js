// Light, dark, or what the system says; remembered in this browser.
import { keep, kept } from "./kept.js"

const KEY = "greenroom.theme"
const THEMES = ["system", "light", "dark"]

const buttons = document.querySelectorAll("[data-theme-button]")
const fields = document.querySelectorAll("select[name=theme]")

let theme = THEMES.find(one => one === kept(KEY)) ?? "system"
show()
for (const button of buttons) button.addEventListener("click", () => become(THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]))
for (const field of fields) field.addEventListener("change", () => become(field.value))

function become(chosen) {
  theme = chosen
  keep(KEY, theme)
  show()
}

function show() {
  if (theme === "system") delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  for (const button of buttons) {
    const name = `${button.dataset.themeButton}: ${button.dataset[theme]}`
    button.setAttribute("aria-label", name)
    button.title = name
  }
  for (const field of fields) field.value = theme
}
