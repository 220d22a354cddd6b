// Elements of the timeline.

export function make(tag, className = "", attributes = {}) {
  const element = document.createElement(tag)
  if (className) element.className = className
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  return element
}

/** Puts an element at a place along the timeline, and as wide as it is to be. */
export function place(element, x, width = null) {
  element.style.insetInlineStart = `${x.toFixed(1)}px`
  if (width !== null) element.style.inlineSize = `${width.toFixed(1)}px`
  return element
}

export function button(className, label) {
  return make("button", className, { type: "button", "aria-label": label })
}

/** An icon of the sprite that the page's other icons are from. */
export function icon(name) {
  const sprite = document.querySelector("use").getAttribute("href").replace(/#.*/, "")
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg")
  svg.setAttribute("class", "icon")
  svg.setAttribute("aria-hidden", "true")
  const use = svg.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "use"))
  use.setAttribute("href", `${sprite}#i-${name}`)
  return svg
}
