// How somebody likes to write: size of the text, width of a tab, whose keys. Remembered in this browser, for every room.
import { Compartment, EditorState, Prec, indentUnit, keys as loadKeys } from "../../vendor/codemirror/codemirror.js"
import { keep, kept } from "../kept.js"

const KEY = "greenroom.editor"
const STANDARD = { size: 13, tab: 4, keys: "standard" }
const CHOICES = { size: [12, 13, 14, 16, 18, 20, 24], tab: [2, 4, 8], keys: ["standard", "vim", "emacs"] }

export class Settings {
  #values = remembered()
  #tab = new Compartment()
  #keys = new Compartment()
  #form

  /** form: three selects by these names. */
  constructor(form) {
    this.#form = form
    for (const name of Object.keys(CHOICES)) form.elements[name].value = this.#values[name]
  }

  /** Goes before everything else that has keys. */
  get extension() {
    return [Prec.highest(this.#keys.of([])), this.#tab.of(this.#width())]
  }

  /** Has this view follow what is chosen, now and later. */
  follow(view) {
    this.#form.addEventListener("change", event => {
      const { name, value } = event.target
      this.#values = sound({ ...this.#values, [name]: name === "keys" ? value : Number(value) })
      keep(KEY, JSON.stringify(this.#values))
      this.apply(view)
    })
    this.apply(view)
  }

  async apply(view) {
    view.dom.parentElement.style.setProperty("--code-size", `${this.#values.size}px`)
    view.dispatch({ effects: this.#tab.reconfigure(this.#width()) })
    const chosen = this.#values.keys
    const extension = await loadKeys(chosen).catch(() => null)
    if (chosen === this.#values.keys) view.dispatch({ effects: this.#keys.reconfigure(extension ?? []) })
    view.requestMeasure()
  }

  #width() {
    return [EditorState.tabSize.of(this.#values.tab), indentUnit.of(" ".repeat(this.#values.tab))]
  }
}

function remembered() {
  try {
    return sound(JSON.parse(kept(KEY)) ?? {})
  } catch {
    return STANDARD // not ours
  }
}

/** What is not among the choices is the standard one. */
export function sound(values) {
  return Object.fromEntries(Object.entries(STANDARD).map(([name, standard]) =>
    [name, CHOICES[name].includes(values[name]) ? values[name] : standard]))
}
