// Keeps what somebody reads where it is while rows come and go above it. At the top of the page nothing is held: there
// one wants to see what comes.

/** Remembers where the rows in sight are, and answers how to bring the first that is left back there. */
export function holding(root) {
  if (scrollY === 0) return () => {}
  const seen = [...root.querySelectorAll("tr[id]")]
    .map(row => ({ id: row.id, top: row.getBoundingClientRect().top }))
    .filter(({ top }) => top >= 0 && top < innerHeight)
  return () => {
    const still = seen.find(({ id }) => document.getElementById(id))
    if (still) scrollBy({ top: document.getElementById(still.id).getBoundingClientRect().top - still.top, behavior: "instant" })
  }
}
