// What mouse, wheel and fingers do on the timeline. Moving up and down stays the page's own.

/** How far a finger goes before it drags. */
const STARTS = 6
const LINE = 16

/**
 * page: {seek(x), zoom(factor, x), pan(pixels), hover(x or null, element)}, x from the left edge of the track. What is a
 * button there takes clicks itself.
 */
export function gestures(track, page) {
  const fingers = new Map()
  let begin = null
  let isDragging = false
  const x = event => event.clientX - track.getBoundingClientRect().left
  const isButton = event => event.target.closest("button") !== null

  track.addEventListener("pointerdown", event => {
    if (event.button !== 0) return
    if (event.pointerType === "mouse") {
      if (isButton(event)) return
      event.preventDefault()
      isDragging = true
      track.setPointerCapture(event.pointerId)
      page.seek(x(event))
      return
    }
    fingers.set(event.pointerId, x(event))
    begin = fingers.size === 1 ? { x: x(event), onButton: isButton(event) } : null
    if (fingers.size > 1) for (const id of fingers.keys()) track.setPointerCapture(id)
  })

  track.addEventListener("pointermove", event => {
    if (event.pointerType === "mouse") {
      if (isDragging) page.seek(x(event))
      page.hover(isDragging ? null : x(event), event.target)
    } else if (fingers.size > 1) pinch(event)
    else if (begin && fingers.has(event.pointerId)) scrub(event)
  })

  for (const name of ["pointerup", "pointercancel"]) {
    track.addEventListener(name, event => {
      if (name === "pointerup" && begin && !isDragging && !begin.onButton && fingers.has(event.pointerId)) page.seek(x(event))
      fingers.delete(event.pointerId)
      begin = null
      isDragging = false
    })
  }
  track.addEventListener("pointerleave", () => page.hover(null))
  track.addEventListener("wheel", event => {
    const distance = (event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : LINE) * (event.deltaY || event.deltaX)
    const isSideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)
    if (!event.ctrlKey && !isSideways) return
    event.preventDefault()
    if (event.ctrlKey) page.zoom(Math.exp(-Math.max(-100, Math.min(100, distance)) / 200), x(event))
    else page.pan(event.deltaX || distance)
  }, { passive: false })

  function scrub(event) {
    if (!isDragging && Math.abs(x(event) - begin.x) < STARTS) return
    if (!isDragging) track.setPointerCapture(event.pointerId)
    isDragging = true
    page.seek(x(event))
  }

  function pinch(event) {
    if (!fingers.has(event.pointerId)) return
    const before = spread(fingers)
    fingers.set(event.pointerId, x(event))
    const now = spread(fingers)
    if (before.apart > 10 && now.apart > 10) page.zoom(now.apart / before.apart, now.middle)
    page.pan(before.middle - now.middle)
  }
}

function spread(fingers) {
  const [left, right] = [Math.min(...fingers.values()), Math.max(...fingers.values())]
  return { apart: right - left, middle: (left + right) / 2 }
}
