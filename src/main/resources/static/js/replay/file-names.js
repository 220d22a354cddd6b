// What a file was called at a moment: names change while one interviews.

/** fileName(file, at); others: names of what is written in like a file, by its id. */
export function fileNames(events, others = {}) {
  const names = new Map()
  for (const { type, file, name, at } of events.others()) {
    if (type !== "file-added" && type !== "file-renamed") continue
    names.set(file, [...(names.get(file) ?? []), { at, name }])
  }
  return (file, at) => {
    const known = names.get(file) ?? []
    return (known.findLast(name => name.at <= at) ?? known[0])?.name ?? others[file] ?? ""
  }
}
