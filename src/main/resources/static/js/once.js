// A form that is on its way is not sent again: a second press, while the line is slow, would make a second interview.

// Whoever stopped it, or came back to the page, may send it after all.
const SOON = 10_000

let onItsWay = null

addEventListener("submit", event => {
  if (event.target === onItsWay) return event.preventDefault()
  onItsWay = event.target
  setTimeout(() => (onItsWay = null), SOON)
})
addEventListener("pagehide", () => (onItsWay = null))
