/** The value below which that share of the samples lies. */
export function quantile(samples, share) {
  if (samples.length === 0) return NaN
  const sorted = Float64Array.from(samples).sort()
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]
}

export const median = samples => quantile(samples, 0.5)

/** Few digits where many would pretend. */
export function round(value) {
  if (!Number.isFinite(value)) return "-"
  if (value >= 100) return Math.round(value).toLocaleString("en")
  return value >= 10 ? value.toFixed(1) : value.toFixed(2)
}

/** A table in Markdown. */
export function table(head, rows) {
  const line = cells => `| ${cells.join(" | ")} |`
  return [line(head), line(head.map((_, i) => i === 0 ? "---" : "---:")), ...rows.map(line)].join("\n")
}

export const sleep = ms => new Promise(resolve => setTimeout(resolve, ms))
