// Playing time: runs at a speed, and jumps over stretches in which nothing happens.
export const IDLE = 5_000

/** The time after playing for `elapsed` milliseconds; `next` tells when something happens after a time, or null. */
export function advance(time, elapsed, { speed, skipIdle, end, next }) {
  const wanted = time + elapsed * speed
  if (skipIdle) {
    const following = next(time)
    if (following === null) return Math.min(end, wanted)
    if (following - time > IDLE) return Math.min(end, following - 1_000)
  }
  return Math.min(end, wanted)
}

/** A moment in an address: tenths of a second, rounded up, so that what has happened by then is seen there. */
export function seconds(ms) {
  return (Math.ceil(Math.max(0, ms) / 100) / 10).toFixed(1)
}

// Kept, since making them takes some of the time that a seek may take.
const [HOURS, MINUTES, SECONDS] = ["hour", "minute", "second"].map(unit => new Intl.NumberFormat("en", { style: "unit", unit, unitDisplay: "long" }))

/** "1 hour 2 minutes 3 seconds" */
export function spoken(ms) {
  const all = Math.floor(Math.max(0, ms) / 1000)
  const parts = [[Math.floor(all / 3600), HOURS], [Math.floor(all / 60) % 60, MINUTES], [all % 60, SECONDS]]
  return parts.filter(([count, unit]) => count > 0 || (unit === SECONDS && all === 0)).map(([count, unit]) => unit.format(count)).join(" ")
}
