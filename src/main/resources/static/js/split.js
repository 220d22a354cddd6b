// The line at the beginning of a part of a page that is moved by the mouse, a finger or the arrow keys, and makes the part
// larger or smaller: an element in it with role=separator. The size goes to a custom property of what the part is in,
// named `--size-` and what data-size says, for the style sheet to use; without it the style sheet's own holds.
// data-least is what the part needs, and data-leave what stands before it, in pixels. Remembered in this browser.
import { keep, kept } from "./kept.js"

const STEP = 24

export function split(line) {
  const { size: name, least, leave } = line.dataset
  const part = line.parentElement
  const parent = part.parentElement
  const upright = line.getAttribute("aria-orientation") === "vertical"
  const key = `greenroom.size.${name}`
  const length = element => (upright ? element.offsetWidth : element.offsetHeight)
  const most = () => Math.max(Number(least), length(parent) - Number(leave))
  let wanted = remembered(key)

  const show = () => {
    if (wanted === null) parent.style.removeProperty(`--size-${name}`)
    else parent.style.setProperty(`--size-${name}`, `${Math.min(most(), Math.max(Number(least), wanted))}px`)
    line.setAttribute("aria-valuemin", least)
    line.setAttribute("aria-valuemax", String(most()))
    line.setAttribute("aria-valuenow", String(length(part)))
  }
  const resize = size => {
    wanted = size === null ? null : Math.min(most(), Math.max(Number(least), Math.round(size)))
    show()
  }
  const settle = size => {
    resize(size)
    keep(key, wanted)
  }

  line.addEventListener("keydown", event => {
    const size = length(part)
    const sizes = { Home: Number(least), End: most(), [upright ? "ArrowLeft" : "ArrowUp"]: size + STEP,
      [upright ? "ArrowRight" : "ArrowDown"]: size - STEP }
    if (sizes[event.key] === undefined || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    settle(sizes[event.key])
  })
  line.addEventListener("dblclick", () => settle(null))
  line.addEventListener("pointerdown", event => {
    if (event.button !== 0) return
    const place = ({ clientX, clientY }) => (upright ? clientX : clientY)
    const sum = length(part) + place(event)
    const move = moved => resize(sum - place(moved))
    line.setPointerCapture(event.pointerId)
    line.addEventListener("pointermove", move)
    line.addEventListener("lostpointercapture", () => {
      line.removeEventListener("pointermove", move)
      keep(key, wanted)
    }, { once: true })
  })
  const observer = new ResizeObserver(show)
  observer.observe(parent)
  observer.observe(part) // folded away and unfolded
  show()
}

function remembered(key) {
  const size = Number(kept(key))
  return Number.isFinite(size) && size > 0 ? size : null
}
