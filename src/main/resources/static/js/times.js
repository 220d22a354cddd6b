// The server writes times in UTC; here they become those of whoever looks.
const DAY = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short" })
const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" })
const RELATIVE = new Intl.RelativeTimeFormat("en", { numeric: "auto" })

export function relative(then, now = Date.now()) {
  const minutes = Math.round((then - now) / 60_000)
  if (Math.abs(minutes) < 60) return RELATIVE.format(minutes, "minute")
  const hours = Math.round(minutes / 60)
  if (Math.abs(hours) < 24) return RELATIVE.format(hours, "hour")
  return RELATIVE.format(Math.round(hours / 24), "day")
}

export function clock(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const pad = number => String(number).padStart(2, "0")
  const hours = Math.floor(seconds / 3600)
  const rest = `${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`
  return hours ? `${hours}:${rest}` : rest
}

export function localise(root = document, now = Date.now()) {
  for (const time of root.querySelectorAll("time[data-show]")) {
    const at = Date.parse(time.dateTime)
    const date = new Date(at)
    const text = {
      moment: () => `${dayName(date, new Date(now))}, ${CLOCK.format(date)}`,
      relative: () => relative(at, now),
      elapsed: () => clock(now - at),
    }[time.dataset.show]()
    if (time.textContent !== text) time.textContent = text
  }
}

function dayName(date, now) {
  return date.toDateString() === now.toDateString() ? "Today" : DAY.format(date)
}
