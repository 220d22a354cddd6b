// What this browser remembers, as text: for good, or with "sessionStorage" as long as the tab. Where storage is switched
// off, nothing outlives the page.

/** Null where nothing is kept. */
export function kept(key, where = "localStorage") {
  try {
    return globalThis[where].getItem(key)
  } catch {
    return null
  }
}

/** A number or a text; null forgets it. */
export function keep(key, value, where = "localStorage") {
  try {
    if (value === null) globalThis[where].removeItem(key)
    else globalThis[where].setItem(key, value)
  } catch {
    // Switched off, or full.
  }
}
