// Keeps the list as it is now: the server says that something has changed, the list asks what.
const PAUSE = 1_000

export function live(list) {
  let due = false
  let waiting = 0
  let lost = false
  const source = new EventSource(list.root.dataset.live)
  source.addEventListener("changed", soon)
  source.addEventListener("error", () => { lost = true })
  source.addEventListener("open", () => {
    if (lost) soon()
    lost = false
  })
  document.addEventListener("visibilitychange", () => {
    if (due) soon()
  })
  addEventListener("pagehide", () => source.close())

  // Not all open dashboards at the same moment, and none that nobody looks at.
  function soon() {
    due = true
    if (document.visibilityState !== "visible" || waiting) return
    waiting = setTimeout(async () => {
      waiting = 0
      due = false
      await list.refresh()
    }, Math.random() * PAUSE)
  }
}
