// A file's language and its name go together: who chooses a language for a file that is called after its old one means
// both. table: for each language what a file with nothing else to tell is called, and the endings, the usual one first.

/** The command that gives a file another language; files as in the room's state. */
export function choosing(language, id, files, table) {
  const name = renamed(files[id], table[files[id].language], table[language])
  return name && isFree(name, id, files) ? { type: "rename-file", file: id, name } : { type: "language", file: id, language }
}

function renamed({ name }, old, chosen) {
  if (name === old.fileName) return chosen.fileName
  return old.endings.includes(ending(name).toLowerCase()) ? `${stem(name)}.${chosen.endings[0]}` : null
}

const isFree = (name, id, files) => Object.keys(files).every(other =>
  other === id || files[other].name.toLowerCase() !== name.toLowerCase())

/** A name without its ending. */
export const stem = name => (dot(name) > 0 ? name.slice(0, dot(name)) : name)

const ending = name => (dot(name) > 0 ? name.slice(dot(name) + 1) : "")

const dot = name => name.lastIndexOf(".")

/** The table, from a menu of languages. */
export function languagesIn(menu) {
  return Object.fromEntries([...menu.options].map(({ value, dataset }) =>
    [value, { fileName: dataset.file, endings: dataset.endings.split(" ") }]))
}
