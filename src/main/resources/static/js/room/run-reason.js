// Why nothing can be run at this moment, as the name of the sentence that says it; null when it can.

/** Files of these are no programs, whatever the server has installed. */
const TEXTS = new Set(["html", "css", "json", "markdown", "plain"])

/** can: what the server said of running, or null before. alone: the candidate works alone, and this is an interviewer. */
export function whyNot({ ready, can, room, role, alone, language }) {
  if (!ready) return "away"
  if (role === "candidate" && room.startedAt === null) return "not-started"
  if (alone) return "alone"
  if (room.running === false) return "off"
  if (!can || can.why === "untried") return "untried"
  if (can.why) return "no-sandbox"
  if (can.languages.includes(language)) return null
  return TEXTS.has(language) ? "no-program" : "no-toolchain"
}
