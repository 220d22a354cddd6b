// The server writes times as they are in the zone it knows of; here they become those of whoever looks, and live.
const DAY = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short" })
const LONG_DAY = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", year: "numeric" })
const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" })
const RELATIVE = new Intl.RelativeTimeFormat("en", { numeric: "auto" })
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY_LENGTH = 24 * HOUR

/** How far away it is: minutes and hours while it is near or on the same day, days of the calendar after that. */
export function relative(then, now = Date.now()) {
  const distance = then - now
  const away = Math.abs(distance)
  const days = calendarDays(now, then)
  if (away < HOUR) return RELATIVE.format(Math.round(distance / MINUTE) || 0, "minute")
  if (days === 0 || away < 6 * HOUR) return RELATIVE.format(Math.round(distance / HOUR), "hour")
  return RELATIVE.format(days, "day")
}

function calendarDays(from, to) {
  return Math.round((new Date(to).setHours(12, 0, 0, 0) - new Date(from).setHours(12, 0, 0, 0)) / DAY_LENGTH)
}

export function clock(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const pad = number => String(number).padStart(2, "0")
  const hours = Math.floor(seconds / 3600)
  const rest = `${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`
  return hours ? `${hours}:${rest}` : rest
}

/** The day and the hour, with the year where it is another. */
export function moment(then, now = Date.now()) {
  const year = new Date(then).getFullYear()
  const day = year === new Date(now).getFullYear() ? DAY.format(then) : `${DAY.format(then)} ${year}`
  return `${calendarDays(now, then) === 0 ? "Today" : day}, ${CLOCK.format(then)}`
}

const SHOWN = {
  moment,
  relative,
  over: (at, now, words) => (at < now ? words.over.replace("{0}", clock(now - at)) : words.until.replace("{0}", CLOCK.format(at))),
  elapsed: (at, now) => clock(now - at),
  clock: at => CLOCK.format(at),
  date: at => LONG_DAY.format(at),
}

export function localise(root = document, now = Date.now()) {
  for (const time of root.querySelectorAll("time[data-show]")) {
    const at = Date.parse(time.dateTime)
    const text = SHOWN[time.dataset.show](at, now, time.dataset)
    if (time.textContent !== text) time.textContent = text
    if (time.dataset.show === "over") time.toggleAttribute("data-late", at < now)
    if (time.dataset.show === "relative") time.toggleAttribute("data-soon", at > now && at - now < HOUR)
  }
  for (const zone of root.querySelectorAll("[data-zone]")) {
    zone.textContent = `${Intl.DateTimeFormat().resolvedOptions().timeZone} (${zone.dataset.zone})`
  }
}
