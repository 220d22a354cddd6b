/** A Python module of that many lines: functions of ten lines, no two alike. */
export function python(lines) {
  const all = []
  for (let i = 1; all.length < lines; i++) {
    all.push(
      `def step_${i}(alpha, beta=${i % 97}):`,
      `    """Step ${i}: adds what is left of beta."""`,
      `    total = 0`,
      `    for item in range(alpha, beta + ${i}):`,
      `        if item % ${2 + i % 7} == 0 and item not in (1, "${i}"):`,
      `            total += item * ${i} - len(str(item))  # keep`,
      `        elif item < 0:`,
      `            raise ValueError(f"no {item}")`,
      `    return {"total": total, "step": ${i}}`,
      ``,
    )
  }
  return all.slice(0, lines).join("\n")
}
