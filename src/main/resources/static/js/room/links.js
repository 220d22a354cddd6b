// Addresses in text as links. Only http and https, shown as they are written, and opened apart from this page.
const ADDRESS = /https?:\/\/[^\s<>"'`]+/gi
const TRAILING = /[.,:;!?)\]}]+$/

/** The text as nodes. What comes after an address as a sentence does (a full stop, a bracket) is not part of it. */
export function withLinks(text, make = document) {
  const nodes = []
  let from = 0
  for (const found of text.matchAll(ADDRESS)) {
    const address = trimmed(found[0])
    if (!URL.canParse(address)) continue
    if (found.index > from) nodes.push(make.createTextNode(text.slice(from, found.index)))
    const link = make.createElement("a")
    link.href = address
    link.rel = "noopener noreferrer nofollow"
    link.target = "_blank"
    link.textContent = address
    nodes.push(link)
    from = found.index + address.length
  }
  if (from < text.length) nodes.push(make.createTextNode(text.slice(from)))
  return nodes
}

// A closing bracket belongs to the address when an opening one is in it.
function trimmed(address) {
  const tail = address.match(TRAILING)?.[0] ?? ""
  if (tail.startsWith(")") && address.includes("(")) return address.slice(0, address.length - tail.length + 1)
  return address.slice(0, address.length - tail.length)
}
