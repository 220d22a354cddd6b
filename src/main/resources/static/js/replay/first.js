/** Where in a list the first one is, from an index on, of which something is so, as it is of all after it; else its length. */
export function first(list, isSo, from = 0) {
  let [low, high] = [from, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (isSo(list[middle])) high = middle
    else low = middle + 1
  }
  return low
}
