// A recording out of its bytes: the compact form, or lines.
import { isCompact, readCompact } from "./compact.js"
import { parseRecording } from "./recording.js"
import { Steps } from "./steps.js"

/** {header, events, steps}, see events.js and steps.js; throws where the bytes are damaged, or of another format or version. */
export function read(bytes) {
  const { header, events } = isCompact(bytes) ? readCompact(bytes) : parseRecording(new TextDecoder().decode(bytes))
  return { header, events, steps: new Steps(events) }
}
