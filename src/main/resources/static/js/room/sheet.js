// One text as CodeMirror has it, whether a view shows it or not. Whoever is in front has their state in the view;
// the others live on a state alone, and keep what makes them themselves: text, selection, undo, folds, where they were
// scrolled to. Live room and replay show their files by it.
import { Compartment, EditorState, language as loadLanguage } from "../../vendor/codemirror/codemirror.js"

export class Sheet {
  #state
  #view = null
  #scroll = null
  #languages = new Compartment()
  #access = new Compartment()
  #language = null

  constructor(text, extensions) {
    this.#state = EditorState.create({
      doc: text, extensions: [extensions, this.#languages.of([]), this.#access.of([])],
    })
  }

  get state() {
    return this.#view?.state ?? this.#state
  }

  get text() {
    return this.state.doc.toString()
  }

  /** Transactions that follow one from the other, the first from this state. */
  update(transactions) {
    if (transactions.length === 0) return
    if (this.#view) return this.#view.dispatch(transactions)
    for (const transaction of transactions) this.#scroll = this.#scroll?.map(transaction.changes)
    this.#state = transactions.at(-1).state
  }

  dispatch(spec) {
    this.update([this.state.update(spec)])
  }

  /** Comes to the front of a view. */
  enter(view) {
    view.setState(this.#state)
    this.#view = view
    if (this.#scroll) view.dispatch({ effects: this.#scroll })
  }

  /** Makes room for another. */
  leave() {
    this.#state = this.#view.state
    this.#scroll = this.#view.scrollSnapshot()
    this.#view = null
  }

  /** Loads the language; where that fails, the text stays plain until it is chosen again. */
  async speak(name) {
    if (this.#language === name) return
    this.#language = name
    try {
      const support = await loadLanguage(name)
      if (this.#language === name) this.dispatch({ effects: this.#languages.reconfigure(support ?? []) })
    } catch {
      if (this.#language === name) this.#language = null
    }
  }

  /** Takes no typing while it is on, but can still be focused, so that it can be read and copied from. */
  lock(on = true) {
    this.dispatch({ effects: this.#access.reconfigure(on ? EditorState.readOnly.of(true) : []) })
  }
}
