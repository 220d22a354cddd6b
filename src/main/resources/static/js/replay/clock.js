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

export function spoken(ms) {
  const seconds = Math.floor(Math.max(0, ms) / 1000)
  return `${Math.floor(seconds / 60)} minutes ${seconds % 60} seconds`
}
