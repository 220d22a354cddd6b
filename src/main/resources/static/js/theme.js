// Light, dark, or what the system says; remembered in this browser.
const KEY = "greenroom.theme"
const THEMES = ["system", "light", "dark"]

const buttons = document.querySelectorAll("[data-theme-button]")
const fields = document.querySelectorAll("select[name=theme]")

let theme = remembered()
show()
for (const button of buttons) button.addEventListener("click", () => become(THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]))
for (const field of fields) field.addEventListener("change", () => become(field.value))

function become(chosen) {
  theme = chosen
  remember()
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

function remembered() {
  try {
    const kept = localStorage.getItem(KEY)
    return THEMES.includes(kept) ? kept : "system"
  } catch {
    return "system" // storage is switched off: the system decides
  }
}

function remember() {
  try {
    localStorage.setItem(KEY, theme)
  } catch {
    // Storage is switched off: the choice lasts as long as the page.
  }
}
