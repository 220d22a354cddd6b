// Light, dark, or what the system says; remembered in this browser.
const KEY = "greenroom.theme"
const THEMES = ["system", "light", "dark"]

let theme = remembered()
show()
for (const button of document.querySelectorAll("[data-theme-button]")) {
  button.addEventListener("click", () => {
    theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]
    remember()
    show()
  })
}

function show() {
  if (theme === "system") delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  for (const button of document.querySelectorAll("[data-theme-button]")) {
    const name = `${button.dataset.themeButton}: ${button.dataset[theme]}`
    button.setAttribute("aria-label", name)
    button.title = name
  }
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
