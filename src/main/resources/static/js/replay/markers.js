// Marks on the lanes of the timeline: what was run, and by its shape how that ended. Those that would lie on each other are
// one. They are for the mouse: whoever uses keys has the same in the transcript.
const PLACES = 120

/** marks: {at, by, look, words}, in order of time. seek(at): goes there. */
export function drawMarkers(root, marks, { people, start, end, seek }) {
  const share = at => Math.min(1, Math.max(0, (at - start) / Math.max(1, end - start)))
  people.forEach(({ id }, index) => {
    const places = new Map()
    for (const mark of marks.filter(({ by }) => by === id)) {
      const place = Math.round(share(mark.at) * PLACES)
      places.set(place, [...(places.get(place) ?? []), mark])
    }
    root.children[index].append(...[...places.values()].map(group => marker(group, share(group[0].at), seek)))
  })
}

function marker(group, share, seek) {
  const button = document.createElement("button")
  button.type = "button"
  button.tabIndex = -1
  button.className = "marker"
  button.dataset.look = group.find(({ look }) => look === "badly")?.look ?? group.at(-1).look
  button.title = group.map(({ words }) => words).join("\n")
  button.textContent = group.length > 1 ? String(group.length) : ""
  button.style.insetInlineStart = `${share * 100}%`
  button.addEventListener("click", () => seek(group[0].at - 2_000))
  return button
}
