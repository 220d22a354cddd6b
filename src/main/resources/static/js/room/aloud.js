// For people who hear the room: who comes and goes, that it starts, and what is run and how that ends. What is said the
// chat's log reads out itself; what is typed, or written by a program, nobody has to listen to.
import { announce } from "../announce.js"
import { sentence as ofRun } from "./run-words.js"

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

/** A program runs, or does no more. words: of the output's panel. */
export function tellRun(run, words, nameOf) {
  announce(ofRun(run, words, nameOf))
}
