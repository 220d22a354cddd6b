// Times that people wrote, like 12:34 or 1:02:03, as links to that moment of the replay.
const TIME = /(?<![\w:.,/])(?:(\d{1,2}):(?=[0-5]\d:))?(\d{1,3}):([0-5]\d)(?![\w:/]|[.,]\d|\s?[ap]\.?m\b)/gi
/** What is a link or a control already, and what says a time of the day. */
const NOT_INSIDE = "a, button, input, textarea, select, option, summary, time, [contenteditable]"

/** The times in a text that are not after the end, rounded up as moments are: {from, to, seconds}. */
export function timesIn(text, milliseconds) {
  const end = Math.ceil(milliseconds / 1000)
  return [...text.matchAll(TIME)]
    .map(({ 0: written, 1: hours = 0, 2: minutes, 3: seconds, index }) =>
      ({ from: index, to: index + written.length, seconds: (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds) }))
    .filter(({ seconds }) => seconds <= end)
}

/** Makes links of the times in what elements say; milliseconds: how long the interview lasted. */
export function linkTimes(elements, milliseconds) {
  for (const element of elements) linkIn(element, milliseconds)
}

function linkIn(element, milliseconds) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const texts = []
  while (walker.nextNode()) if (!walker.currentNode.parentElement.closest(NOT_INSIDE)) texts.push(walker.currentNode)
  for (const text of texts) {
    // From the last to the first, so that what is before each stays where it is.
    for (const { from, to, seconds } of timesIn(text.data, milliseconds).reverse()) {
      const written = text.splitText(from)
      written.splitText(to - from)
      written.replaceWith(chip(written.data, seconds))
    }
  }
}

function chip(words, seconds) {
  const link = document.createElement("a")
  link.className = "time-chip"
  link.href = `#t=${seconds}`
  link.textContent = words
  return link
}
