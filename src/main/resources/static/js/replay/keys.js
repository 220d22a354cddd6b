// The keys of the replay. They leave alone whoever types, and what a control in focus does with a key itself.
const FIELD = "input:not([type=range], [type=radio], [type=checkbox]), textarea, select"
const PRESSED = "button, a, summary, input:not([data-keys]), [role=tab]"
const MOVED = "[role=tab], [type=radio], [role=separator], [role=slider]:not([data-keys]), input[type=range]:not([data-keys]), .cm-editor"
const MOVING = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"])

/**
 * actions: by the key, as KeyboardEvent names it, each given the event. "Digit" is called for any digit. What has
 * `data-keys` is moved by these keys and not by its own.
 */
export function listen(actions) {
  document.addEventListener("keydown", event => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || !meantForUs(event)) return
    const action = actions[name(event)]
    if (!action) return
    event.preventDefault()
    action(event)
  })
}

function meantForUs({ key, altKey, target }) {
  if (document.querySelector("dialog[open]") || target.closest(FIELD)) return false
  if (altKey && !key.startsWith("Arrow")) return false
  if (MOVING.has(key)) return !target.closest(MOVED)
  if (key === " ") return !target.closest(PRESSED) && !target.closest(".cm-editor")
  return true
}

function name({ key, code, shiftKey }) {
  if (code === "Digit0" && shiftKey) return "ShowAll"
  if (/^\d$/.test(key)) return "Digit"
  return key.length === 1 ? key.toLowerCase() : key
}

/** The list of the keys: `?` closes it again. */
export class KeyList {
  #dialog

  constructor(dialog, button) {
    this.#dialog = dialog
    button.addEventListener("click", () => dialog.showModal())
    dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close())
    dialog.addEventListener("keydown", event => {
      if (event.key !== "?") return
      event.preventDefault() // else the page's own keys would open it again
      dialog.close()
    })
    dialog.addEventListener("click", event => {
      if (event.target === dialog) dialog.close()
    })
  }

  open() {
    this.#dialog.showModal()
  }
}
