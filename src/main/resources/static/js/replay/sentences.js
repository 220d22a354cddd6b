// What happened, as a sentence. The sentences are the page's, by the kind of line (see activity.js).
import { fill, sentence as ofRun } from "../room/run-words.js"

/** patterns: by kind. runWords: those of the output panel. nameOf(id): of a participant. */
export function sentences(patterns, runWords, nameOf) {
  return line => line.run
    ? ofRun(line.run, runWords, nameOf)
    : fill(patterns[line.kind], line.by ? nameOf(line.by) : "", line.text ?? "", line.file)
}
