// What the programs that were run look like after an event: the part of `apply` that Runs.java has on the server.

// So many UTF-16 units of output all of them keep together; what is older is in the recording only.
const KEPT_OUTPUT = 512 * 1024

/** The runs with the one of an event that starts it. There is no such list before the first of them. */
export function withRun(room, { run, seq, at, by, file, language, revisions, ...event }) {
  const { name } = room.files[file]
  const started = { run, seq, at, by, file, name, language, arguments: event.arguments, revisions, output: [] }
  return { runs: [...(room.runs ?? []), started] }
}

export function withOutput(room, { run, pieces }) {
  return { runs: lettingGo(room.runs.map(each => each.run === run ? { ...each, output: joined(each.output, pieces) } : each)) }
}

export function withStop(room, { run, by }) {
  return changed(room, run, { stopped: by })
}

export function withEnd(room, { run, at, outcome, code, limit, why, ms, memory }) {
  const known = Object.entries({ at, outcome, code, limit, why, ms, memory }).filter(([, value]) => value !== undefined)
  return changed(room, run, { ended: Object.fromEntries(known) })
}

function changed(room, run, news) {
  return { runs: room.runs.map(each => each.run === run ? { ...each, ...news } : each) }
}

// Neighbours of one channel are one piece.
function joined(output, pieces) {
  const all = [...output]
  for (const [channel, text] of pieces) {
    if (all.at(-1)?.[0] === channel) all.push([channel, all.pop()[1] + text])
    else all.push([channel, text])
  }
  return all
}

// Of the oldest first, and never of the last.
function lettingGo(runs) {
  const sizes = runs.map(({ output = [] }) => output.reduce((units, [, text]) => units + text.length, 0))
  let size = sizes.reduce((sum, each) => sum + each, 0)
  return runs.map((run, index) => {
    if (size <= KEPT_OUTPUT || index === runs.length - 1) return run
    size -= sizes[index]
    const { output, ...rest } = run
    return rest
  })
}
