// Why nothing can be run at this moment, as the name of the sentence that says it; null when it can.

/** Files of these are no programs, whatever the server has installed. */
const TEXTS = new Set(["html", "css", "json", "markdown", "plain"])

/**
 * can: what the server said of running, or null before. heldBack: why this page does not show what is, for an interviewer:
 * `alone`, the candidate works alone, or `behind`, they did and it is being caught up on; else null.
 */
export function whyNot({ ready, can, room, role, heldBack, language }) {
  if (!ready) return "away"
  if (role === "candidate" && room.startedAt === null) return "not-started"
  if (heldBack) return heldBack
  if (room.running === false) return "off"
  if (!can || can.why === "untried") return "untried"
  if (can.why) return "no-sandbox"
  if (can.languages.includes(language)) return null
  return TEXTS.has(language) ? "no-program" : "no-toolchain"
}
