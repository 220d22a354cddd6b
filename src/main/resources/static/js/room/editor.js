// CodeMirror as the room uses it: what makes writing pleasant, and the one view that shows one file at a time.
import {
  EditorState, EditorView, Transaction, bracketMatching, classHighlighter, closeBrackets, closeBracketsKeymap,
  crosshairCursor, defaultKeymap, drawSelection, dropCursor, foldGutter, foldKeymap,
  highlightActiveLine, highlightActiveLineGutter, highlightSelectionMatches, highlightSpecialChars, history,
  historyKeymap, indentOnInput, indentWithTab, keymap, lineNumbers, rectangularSelection, searchKeymap,
  syntaxHighlighting,
} from "../../vendor/codemirror/codemirror.js"
import { endOf } from "./changes.js"
import { completion } from "./completion.js"
import { sound } from "./sound.js"

/** What every view of text has. CodeMirror's own words are the page's, by what they are in English. */
export function plainAppearance(label) {
  return [
    EditorView.cspNonce.of(document.querySelector("meta[name=csp-nonce]").nonce),
    EditorState.phrases.of(JSON.parse(document.querySelector("[data-phrases]").dataset.phrases)),
    EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false", autocapitalize: "off" }),
    highlightSpecialChars(), EditorView.lineWrapping,
  ]
}

/** What every view of code has, read-only or not; numbers: what is beside the lines. */
export function appearance(label, numbers = lineNumbers()) {
  return [plainAppearance(label), syntaxHighlighting(classHighlighter), numbers]
}

/** Saved it is already; the browser would offer to save the page. */
export const saved = { key: "Mod-s", run: () => true }

/** What makes writing code pleasant, whether or not anybody sees it. */
export function comfort() {
  return [
    highlightActiveLine(), highlightActiveLineGutter(), drawSelection(), dropCursor(),
    EditorState.allowMultipleSelections.of(true), rectangularSelection(), crosshairCursor(),
    history(), foldGutter(), indentOnInput(), bracketMatching(), closeBrackets(), completion(),
    highlightSelectionMatches(),
    keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...foldKeymap,
      indentWithTab, saved]),
  ]
}

/** The view, and what the state of each file has so that it can be shown there. */
export class Editor {
  #settings
  #shown = null

  /**
   * onChange(): the document has changed, here or there. onSelect(): our selection has, other than an edit of ours
   * tells. onAct(): something was done here by hand. onTooLong(): the file is full.
   */
  constructor({ parent, label, describedBy, settings, onChange, onSelect, onAct, onTooLong }) {
    this.#settings = settings
    const look = [appearance(label), EditorView.contentAttributes.of({ "aria-describedby": describedBy })]
    this.extensions = [
      look, settings.extension, comfort(), sound(onTooLong),
      hearing({ onChange, onSelect, onAct }),
    ]
    const nothing = EditorState.create({ extensions: [look, settings.extension, EditorState.readOnly.of(true)] })
    this.view = new EditorView({ parent, state: nothing })
    settings.follow(this.view)
  }

  /** Brings a file to the front; says whether it was not there before. */
  show(file) {
    if (this.#shown === file) return false
    this.#shown?.leave()
    this.#shown = file
    file.enter(this.view)
    this.#settings.apply(this.view)
    return true
  }

  focus() {
    this.view.focus()
  }

  /** Scrolls to a position: as little as it takes, or to the middle. */
  reveal(at, gently) {
    const how = gently ? { y: "nearest", yMargin: 80 } : { y: "center" }
    this.view.dispatch({ effects: EditorView.scrollIntoView(Math.min(at, this.view.state.doc.length), how) })
  }
}

/** Tells what happens in a view, as the editor of the files is told. */
export function hearing({ onChange, onSelect, onAct }) {
  return [
    EditorView.updateListener.of(update => {
      if (update.docChanged) onChange()
      if (update.transactions.some(movesSelection)) onSelect()
      if (update.transactions.some(isByHand)) onAct()
    }),
    EditorView.domEventObservers({ wheel: onAct, touchmove: onAct }),
  ]
}

const isByHand = transaction => isOwn(transaction) && Boolean(transaction.annotation(Transaction.userEvent))

const isOwn = transaction => !transaction.annotation(Transaction.remote)

// Who hears of an edit takes its author's cursor to be at its end.
function movesSelection(transaction) {
  if (!isOwn(transaction) || !(transaction.docChanged || transaction.selection)) return false
  const { ranges, main } = transaction.newSelection
  const atItsEnd = transaction.docChanged && main.head === endOf(transaction.changes.toJSON())
  return !(atItsEnd && main.empty && ranges.length === 1)
}
