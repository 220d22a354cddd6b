// Tabs after the ARIA pattern: arrows move between them, the chosen one shows its panel.
export function tabs(root, opened = () => {}) {
  const list = [...root.querySelectorAll("[role=tab]")]
  const choose = tab => {
    for (const other of list) {
      const chosen = other === tab
      other.setAttribute("aria-selected", String(chosen))
      other.tabIndex = chosen ? 0 : -1
      document.getElementById(other.getAttribute("aria-controls")).hidden = !chosen
    }
    opened(document.getElementById(tab.getAttribute("aria-controls")))
  }
  list.forEach((tab, index) => {
    tab.addEventListener("click", () => choose(tab))
    tab.addEventListener("keydown", event => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
      if (!step) return
      const next = list.at((index + step) % list.length)
      next.focus()
      choose(next)
    })
  })
  const first = list.find(tab => tab.getAttribute("aria-selected") === "true")
  if (first) opened(document.getElementById(first.getAttribute("aria-controls")))
}

/** Counts what is new in a panel that is not open, on its tab; 0 when it has been seen. */
export function news(panel, more) {
  mark(panel, more === 0 || !panel.hidden ? 0 : Number(counter(panel)?.textContent ?? 0) + more)
}

/** Says on its tab how much is new in a panel. */
export function mark(panel, number) {
  const count = counter(panel)
  if (!count) return
  count.textContent = number === 0 ? "" : String(number)
  count.hidden = number === 0
}

// The candidate's tabs go when the interview ends, perhaps with something new still to be counted.
function counter(panel) {
  return document.getElementById(panel.getAttribute("aria-labelledby"))?.querySelector("[data-news]")
}
