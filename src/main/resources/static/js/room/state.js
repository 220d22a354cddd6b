// What the room looks like after an event. Live room and replay share this, so a recording shows what people saw.
import { applyChange } from "./changes.js"
import { withEnd, withOutput, withRun, withStop } from "./run-state.js"

/** The latest so many facts are kept here; what is older is in the recording only. */
const MOST_FACTS = 5_000

/** The id of the standard input, which is typed in like a file and is none. */
export const INPUT = "stdin"

export const empty = {
  seq: 0, at: 0, startedAt: null, finishedAt: null, files: {}, people: {}, chat: [], unknown: 0,
}

export function apply(room, event) {
  const next = { ...room, ...change(room, event), seq: event.seq, at: event.at }
  if (event.type === "focus-ended") delete next.focus
  if (event.type === "running-switched" && event.on) delete next.running
  return next
}

function change(room, event) {
  switch (event.type) {
    case "joined": return { people: { ...room.people, [event.by]: { role: event.role, here: true } } }
    case "left": return { people: { ...room.people, [event.by]: { ...room.people[event.by], here: false } } }
    case "interrupted": return { people: everybodyGone(room.people) }
    case "started": return { startedAt: event.at }
    case "finished": return { finishedAt: event.at }
    case "file-added": return withFile(room, event.file, { name: event.name, language: event.language, revision: 0, text: "" })
    case "file-renamed": return withFile(room, event.file, { name: event.name, language: event.language })
    case "file-removed": return withoutFile(room, event.file)
    case "language-chosen": return withFile(room, event.file, { language: event.language })
    case "edited": return { ...withText(room, event), ...pasted(room, event) }
    case "left-tab":
    case "returned": return noticed(room, { ...stamp(event), type: event.type })
    case "said": return { chat: [...room.chat, { seq: event.seq, at: event.at, by: event.by, text: event.text }] }
    // Time alone: the key is there while it lasts.
    case "focus-started": return { focus: { by: event.by, until: event.at + event.minutes * 60_000 } }
    case "run-started": return withRun(room, event)
    case "run-output": return withOutput(room, event)
    case "run-stopped": return withStop(room, event)
    case "run-ended": return withEnd(room, event)
    // The key is there while it is off.
    case "running-switched": return event.on ? {} : { running: false }
    case "selected":
    case "focus-ended": return {}
    default: return { unknown: room.unknown + 1 }
  }
}

// There is no such text as the standard input's before its first edit.
function withText(room, event) {
  if (event.file === INPUT) return { input: edited(room.input ?? { text: "" }, event) }
  return withFile(room, event.file, edited(room.files[event.file], event))
}

function edited(file, event) {
  return { text: event.changes.reduce(applyChange, file.text), revision: event.revision + event.changes.length }
}

// Facts about the candidate that are neither said nor typed. There is no such list before the first of them.
function noticed(room, fact) {
  return { facts: [...(room.facts ?? []), fact].slice(-MOST_FACTS) }
}

/** What a pasted edit adds to the room besides its text. */
export function pasted(room, event) {
  if (event.how !== "pasted" || room.people[event.by]?.role !== "candidate") return {}
  return noticed(room, { ...stamp(event), type: "pasted", file: event.file, size: inserted(event.changes) })
}

const stamp = ({ seq, at, by }) => ({ seq, at, by })

/** How many UTF-16 units the changes insert. */
export function inserted(changes) {
  let units = 0
  for (const change of changes) {
    for (const part of change) {
      for (let line = 1; line < part.length; line++) units += part[line].length + (line > 1 ? 1 : 0)
    }
  }
  return units
}

function withFile(room, id, news) {
  return { files: { ...room.files, [id]: { ...room.files[id], ...news } } }
}

// Facts about it still say its name.
function withoutFile(room, id) {
  const { [id]: gone, ...files } = room.files
  return { files, removed: { ...room.removed, [id]: gone.name } }
}

function everybodyGone(people) {
  return Object.fromEntries(Object.entries(people).map(([id, person]) => [id, { ...person, here: false }]))
}
