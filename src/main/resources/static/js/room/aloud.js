// For people who hear the room: who comes and goes, and that it starts. What is said the chat's log reads out itself; what
// is typed nobody has to listen to.
import { announce } from "../announce.js"

/** After a while away many may come at once. */
const AT_ONCE = 3

/** events: that have just happened, in order. words: of the page. */
export function tell(events, people, you, words) {
  const sentences = events.map(event => sentence(event, people, you, words)).filter(Boolean)
  sentences.slice(-AT_ONCE).forEach(announce)
}

function sentence({ type, by }, people, you, words) {
  const pattern = { joined: words.joined, left: words.left, started: words.begun }[type]
  return pattern && by !== you && pattern.replace("{0}", people.get(by).name)
}
