// Two tabs of one person, who filled in the same form. Whatever only one of them changed is taken from that one; where both
// did, and differently, neither wins by itself.

/** base: what both began from, all three by field. Gives {values, torn}: the fields that somebody has to decide. */
export function merge(base, mine, theirs) {
  const values = {}
  const torn = []
  for (const name of Object.keys({ ...theirs, ...mine })) {
    const [was, here, there] = [base, mine, theirs].map(all => all[name] ?? "")
    values[name] = here === was ? there : here
    if (here !== was && there !== was && here !== there) torn.push(name)
  }
  return { values, torn }
}

export function differ(one, other) {
  return Object.keys({ ...one, ...other }).some(name => (one[name] ?? "") !== (other[name] ?? ""))
}
