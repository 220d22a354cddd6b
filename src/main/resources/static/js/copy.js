// Buttons that copy what their data-copy says, and say that they did.
import { announce } from "./announce.js"

export function copying(root = document) {
  root.addEventListener("click", async event => {
    const button = event.target.closest("[data-copy]")
    if (!button) return
    const shown = document.getElementById(button.dataset.select)
    if (await copied(button.dataset.copy)) say(button)
    else select(shown ?? showBeside(button))
  })
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // Without https there is no clipboard, only the old way.
    return copiedByCommand(text)
  }
}

function copiedByCommand(text) {
  const focused = document.activeElement
  const area = document.createElement("textarea")
  area.className = "visually-hidden"
  area.value = text
  document.body.append(area)
  area.select()
  const done = document.execCommand("copy")
  area.remove()
  focused?.focus()
  return done
}

function say(button) {
  const label = button.querySelector("[data-label]") ?? button
  button.dataset.label ??= label.textContent
  label.textContent = button.dataset.copied
  announce(button.dataset.copied)
  clearTimeout(button.copiedTimer)
  button.copiedTimer = setTimeout(() => { label.textContent = button.dataset.label }, 2000)
}

function showBeside(button) {
  const output = document.createElement("output")
  output.className = "link-by-hand"
  output.textContent = button.dataset.copy
  button.replaceWith(output)
  return output
}

function select(element) {
  getSelection().selectAllChildren(element)
}
