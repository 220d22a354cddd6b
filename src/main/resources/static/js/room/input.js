// The standard input of the room's programs: one text, written by everybody like a file, in a view of its own. That comes
// when the panel is first opened; until then the text lives on without one.
import {
  EditorState, EditorView, defaultKeymap, drawSelection, history, historyKeymap, keymap,
} from "../../vendor/codemirror/codemirror.js"
import { hearing, plainAppearance, saved } from "./editor.js"
import { sound } from "./sound.js"

export class StandardInput {
  #panel
  #settings
  #file = null
  #view = null

  /** panel: its tab's. onOpen(): brings that to the front. onChange, onSelect, onAct, onTooLong: as of the editor. */
  constructor({ panel, settings, onOpen, onTooLong, ...heard }) {
    this.#panel = panel
    this.#settings = settings
    this.onOpen = onOpen
    this.extensions = [
      plainAppearance(panel.dataset.label), EditorView.contentAttributes.of({ "aria-describedby": "editor-keys" }),
      settings.extension, drawSelection(), history(), sound(onTooLong), hearing(heard),
      keymap.of([...defaultKeymap, ...historyKeymap, saved]),
    ]
  }

  /** The room's text, perhaps another than before. */
  become(file) {
    this.#file = file
    if (this.#view) this.#enter()
  }

  /** Its panel is shown. */
  open() {
    if (this.#view || !this.#file) return
    const parent = this.#panel.querySelector(".editor")
    this.#view = new EditorView({ parent, state: EditorState.create({ extensions: this.extensions }) })
    this.#settings.follow(this.#view)
    this.#enter()
  }

  /** Scrolls to a position. */
  reveal(at, gently) {
    this.onOpen()
    const how = gently ? { y: "nearest", yMargin: 20 } : { y: "center" }
    this.#view?.dispatch({ effects: EditorView.scrollIntoView(Math.min(at, this.#view.state.doc.length), how) })
  }

  #enter() {
    this.#file.enter(this.#view)
    this.#settings.apply(this.#view)
  }
}
