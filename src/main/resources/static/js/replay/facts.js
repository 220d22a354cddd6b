// The facts of an interview, counted and not judged. Times are milliseconds since it started.
import { inserted } from "../room/state.js"
import { IDLE } from "../clock.js"

const PAUSES = 3
/** What an undo brings back has been counted already; what is dropped or set back was written elsewhere. */
const WAYS = new Set(["typed", "pasted"])

/**
 * {duration, firstRun, runs, well, people, pauses, files}. firstRun: null where nothing was run; well: how many runs ended
 * with exit code 0. people: {id, typed, pasted, share} of each who wrote: characters, and typed ones of all that were typed
 * in percent. pauses: {at, length}, the longest stretches in which nothing happened, the longest first. files: names at the
 * end. What was written or run in preparation is nobody's doing in the interview.
 */
export function factsOf({ header, events, steps }) {
  const start = header.startedAt
  const end = header.finishedAt
  const others = [...events.others()]
  const meanwhile = others.filter(({ at }) => at >= start)
  const ran = meanwhile.filter(({ type }) => type === "run-started")
  const ids = new Set(ran.map(({ run }) => run))
  return {
    duration: end - start,
    firstRun: ran.length > 0 ? ran[0].at - start : null,
    runs: ran.length,
    well: meanwhile.filter(({ type, run, outcome, code }) =>
      type === "run-ended" && ids.has(run) && outcome === "exited" && code === 0).length,
    people: writersOf(header.people, events, start),
    pauses: pausesOf(steps.times.map(at => at - start), end - start),
    files: filesOf(others),
  }
}

function writersOf(people, events, start) {
  const written = new Map(people.map(({ id }) => [id, { typed: 0, pasted: 0 }]))
  for (let index = 0; index < events.length; index++) {
    const edit = events.edit(index)
    if (!edit || events.time(index) < start || !WAYS.has(edit.how) || !written.has(edit.by)) continue
    for (let nth = 0; nth < events.counts[index]; nth++) written.get(edit.by)[edit.how] += inserted([events.change(index, nth)])
  }
  const all = [...written.values()].reduce((sum, { typed }) => sum + typed, 0)
  return [...written]
    .filter(([, { typed, pasted }]) => typed + pasted > 0)
    .map(([id, { typed, pasted }]) => ({ id, typed, pasted, share: all > 0 ? Math.round((100 * typed) / all) : 0 }))
}

function pausesOf(times, duration) {
  const within = [0, ...times.filter(at => at > 0 && at < duration), duration]
  return within.slice(1)
    .map((at, index) => ({ at: within[index], length: at - within[index] }))
    .filter(({ length }) => length > IDLE)
    .sort((one, other) => other.length - one.length || one.at - other.at)
    .slice(0, PAUSES)
}

function filesOf(others) {
  const names = new Map()
  for (const { type, file, name } of others) {
    if (type === "file-added" || type === "file-renamed") names.set(file, name)
    if (type === "file-removed") names.delete(file)
  }
  return [...names.values()]
}
