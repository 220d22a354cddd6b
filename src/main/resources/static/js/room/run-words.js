// What became of a run, in words. The sentences are the page's, by the outcome's name.

/** How it ended, as the end of a sentence: "exit code 1 after 0.1 s". nameOf(id): of a participant. */
export function outcome({ ended, stopped }, words, nameOf) {
  const { outcome: how, code, limit, why, ms } = ended
  switch (how) {
    case "exited": return fill(words.exited, code, time(ms))
    case "time-limit": return fill(words.timeLimit, time(limit))
    case "output-limit": return fill(words.outputLimit, size(limit))
    case "memory-limit": return fill(words.memoryLimit, size(limit))
    case "stopped": return stopped ? fill(words.stopped, nameOf(stopped), time(ms)) : fill(words.stoppedUnasked, time(ms))
    case "not-started": return words[`why${pascal(why)}`] ?? words.whyFailed
    case "lost": return words.lost
    default: return ""
  }
}

/** The same as a sentence of its own, with the memory it took. */
export function closing(run, words, nameOf) {
  const sentence = outcome(run, words, nameOf)
  const whole = run.ended.memory > 0 ? fill(words.withMemory, sentence, size(run.ended.memory)) : sentence
  return whole.charAt(0).toUpperCase() + whole.slice(1)
}

/** A run as a line of its own, as far as it has come: "Ada ran main.py: exit code 1 after 0.1 s". */
export function sentence(run, words, nameOf) {
  const [who, what] = [nameOf(run.by), run.name]
  return run.ended ? fill(words.ended, who, what, outcome(run, words, nameOf)) : fill(words.running, who, what)
}

/** In a word or two. */
export function badge(run, words) {
  if (!run.ended) return words.badgeRunning
  return run.ended.outcome === "exited" ? fill(words.badgeExited, run.ended.code) : words[`badge${pascal(run.ended.outcome)}`]
}

/** Whether it is `running`, or ended `well`, or `badly`, or was `cut` short. */
export function look({ ended }) {
  if (!ended) return "running"
  if (ended.outcome === "exited") return ended.code === 0 ? "well" : "badly"
  return ended.outcome === "stopped" || ended.outcome === "lost" || ended.outcome === "not-started" ? "cut" : "badly"
}

export function time(ms) {
  return `${ms < 10_000 ? Number((ms / 1000).toPrecision(2)) : Math.round(ms / 1000)} s`
}

export function size(bytes) {
  const mebibytes = bytes / 1024 / 1024
  if (mebibytes < 1) return `${Math.round(bytes / 1024)} KiB`
  return `${mebibytes < 100 ? Math.round(mebibytes * 10) / 10 : Math.round(mebibytes)} MiB`
}

export function fill(pattern, ...values) {
  return pattern.replace(/\{(\d)\}/g, (_, number) => values[number])
}

const pascal = name => name.split("-").map(part => part.charAt(0).toUpperCase() + part.slice(1)).join("")
