// Light, dark, or what the system says; remembered in this browser.
const KEY = "greenroom.theme"
const THEMES = ["system", "light", "dark"]

let theme = localStorage.getItem(KEY) ?? "system"

function show() {
  if (theme === "system") delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}

show()
for (const button of document.querySelectorAll("[data-theme-button]")) {
  button.addEventListener("click", () => {
    theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]
    localStorage.setItem(KEY, theme)
    show()
  })
}
