// Where the recording comes from: out of the page itself, where it was taken away to be watched offline, else from the
// server, which sends the compact form of a sealed recording, and the lines of one that is not sealed yet.
import { read } from "./reading.js"

/** {header, events, steps}; throws where it cannot be had or read. */
export async function recordingOf(page) {
  const embedded = document.querySelector("#recording")
  return read(embedded ? await unpacked(embedded.textContent) : await fetched(page.dataset.recording))
}

async function fetched(address) {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(String(answer.status))
  return new Uint8Array(await answer.arrayBuffer())
}

async function unpacked(base64) {
  const packed = Uint8Array.from(atob(base64), character => character.charCodeAt(0))
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}
