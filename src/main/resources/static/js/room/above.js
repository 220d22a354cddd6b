// A menu whose button is low on the page opens above it.
const EDGE = 8

/** menu: a popover of at most `width` pixels. opening(): it is about to be shown. */
export function openAbove(menu, width, opening = () => {}) {
  const button = document.querySelector(`[popovertarget="${menu.id}"]`)
  const place = () => {
    const { top, right } = button.getBoundingClientRect()
    const { clientWidth, clientHeight } = document.documentElement
    const room = clientWidth - Math.min(width, clientWidth - 2 * EDGE) - EDGE
    menu.style.insetBlockEnd = `${clientHeight - top + 4}px`
    menu.style.insetInlineEnd = `${Math.max(EDGE, Math.min(clientWidth - right, room))}px`
    menu.style.maxBlockSize = `${Math.max(160, top - 64)}px`
  }
  menu.addEventListener("beforetoggle", ({ newState }) => {
    if (newState !== "open") return
    opening()
    place()
  })
  addEventListener("resize", place)
}
