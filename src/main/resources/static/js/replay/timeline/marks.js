// What is marked on the timeline: the kinds of marks, which lines of the transcript are one, and those that would lie on
// each other gathered into clusters.

/** The kinds, the most telling first: a cluster looks like the most telling of its marks. */
const KINDS = ["run-failed", "paste", "left-tab", "note", "run-cut", "run-passed", "chat", "left", "joined"]
export const ICONS = {
  "run-failed": "x", "run-passed": "check", "run-cut": "square", paste: "clipboard-paste", "left-tab": "app-window",
  note: "lock", chat: "message-square", joined: "log-in", left: "log-out",
}
/** What one goes to the next of. */
export const GROUPS = { run: ["run-failed", "run-passed", "run-cut"], paste: ["paste"], note: ["note"], chat: ["chat"] }

const OF_LINES = { pasted: "paste", "pasted-in": "paste", "left-tab": "left-tab", said: "chat", joined: "joined", left: "left" }
const OF_RUNS = { well: "run-passed", badly: "run-failed", cut: "run-cut", running: "run-cut" }

/** What ends an absence: a page that comes anew is in front until it says something else. */
const BACK = new Set(["returned", "left", "joined"])

/**
 * The marks {at, until?, by, kind, words(), wrote?} of the transcript's lines. wrote: what a program did. until: when somebody was back who had left the tab.
 * look(run): see run-words.js. sentence(line): what happened. What was before the start is at the start.
 */
export function marksOf(lines, { look, sentence, start, end }) {
  const marks = []
  const away = new Map()
  for (const line of lines) {
    const kind = line.run ? OF_RUNS[look(line.run)] : OF_LINES[line.kind]
    if (BACK.has(line.kind)) back(away, line)
    if (line.kind === "interrupted") for (const by of [...away.keys()]) back(away, { by, at: line.at })
    if (!kind || !line.by) continue
    const mark = { at: Math.max(start, line.at), by: line.by, kind, words: () => sentence(line), wrote: line.run?.wrote }
    if (kind === "left-tab") away.set(line.by, Object.assign(mark, { until: end }))
    marks.push(mark)
  }
  return marks
}

function back(away, { by, at }) {
  if (away.has(by)) away.get(by).until = at
  away.delete(by)
}

/** What a mark takes of the lane, and one with a number, in pixels. */
const [ALONE, MANY] = [24, 36]

/**
 * Marks in order, gathered where there is no room for one beside the other: [{x, marks}], x where the first is. x(at) is
 * where a moment is.
 */
export function clusters(marks, x) {
  const found = []
  for (const mark of marks) {
    const place = x(mark.at)
    const last = found.at(-1)
    if (last && place - last.x < (last.marks.length > 1 ? MANY : ALONE)) last.marks.push(mark)
    else found.push({ x: place, marks: [mark] })
  }
  return found
}

/** The kind that a cluster looks like. */
export function kindOf(marks) {
  return KINDS.find(kind => marks.some(mark => mark.kind === kind))
}
