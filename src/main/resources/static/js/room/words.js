// Sentences with names in them, as elements: whatever direction a name is written in, the sentence around it keeps its own.

/** Puts a sentence into an element, with `names` in the places {0}, {1}. */
export function say(element, sentence, ...names) {
  element.replaceChildren(...sentence.split(/(\{\d\})/).map(part => {
    if (!/^\{\d\}$/.test(part)) return document.createTextNode(part)
    const name = document.createElement("bdi")
    name.textContent = names[Number(part[1])]
    return name
  }))
}
