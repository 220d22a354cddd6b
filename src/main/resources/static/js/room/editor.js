// CodeMirror as the room uses it: what is typed is queued by @codemirror/collab until its event comes back, with the
// time of every change. Positions come in two kinds: those of the file as the room has it at a revision, and those of
// the document here, which is that file with what we have typed and not got back yet.
import {
  ChangeSet, Compartment, EditorState, EditorView, Transaction, autocompletion, bracketMatching, classHighlighter,
  closeBrackets, closeBracketsKeymap, collab, completionKeymap, defaultKeymap, drawSelection, dropCursor, foldGutter,
  foldKeymap, getSyncedVersion, highlightActiveLine, highlightActiveLineGutter, highlightSelectionMatches,
  highlightSpecialChars, history, historyKeymap, indentOnInput, indentWithTab, keymap,
  language as loadLanguage, lineNumbers, receiveUpdates, rectangularSelection, searchKeymap, sendableUpdates,
  syntaxHighlighting,
} from "../../vendor/codemirror/codemirror.js"
import { nextBatch } from "./batch.js"
import { endOf } from "./changes.js"
import { cursors, namePeople, placing, removeCursor } from "./cursors.js"
import { sound } from "./sound.js"

/** How many of the room's changes are kept, to find a cursor's place that was sent before we heard of them. */
const REMEMBERED = 500

/** What every view of code has, read-only or not. */
export function appearance(label) {
  return [
    EditorView.cspNonce.of(document.querySelector("meta[name=csp-nonce]").nonce),
    EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false", autocapitalize: "off" }),
    syntaxHighlighting(classHighlighter), lineNumbers(), highlightSpecialChars(),
    EditorView.lineWrapping,
  ]
}

/** What makes writing code pleasant, whether or not anybody sees it. */
export function comfort() {
  return [
    highlightActiveLine(), highlightActiveLineGutter(), drawSelection(), dropCursor(), rectangularSelection(),
    history(), foldGutter(), indentOnInput(), bracketMatching(), closeBrackets(), autocompletion(),
    highlightSelectionMatches(),
    keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...foldKeymap,
      ...completionKeymap, indentWithTab]),
  ]
}

export class Editor {
  #client
  #typedAt = new WeakMap()
  #languages = new Compartment()
  #readOnly = new Compartment()
  #extensions
  #language = null
  #settings
  #people = new Map()
  #heard = []
  #open = false

  /**
   * onChange(): the document has changed, here or there. onSelect(): our selection has, other than an edit of ours
   * tells. onTooLong(): the file is full.
   */
  constructor({ parent, label, describedBy, client, settings, onChange, onSelect, onTooLong }) {
    this.#client = client
    this.#extensions = [
      appearance(label), EditorView.contentAttributes.of({ "aria-describedby": describedBy }),
      settings.extension, comfort(), sound(onTooLong), cursors(),
      EditorView.updateListener.of(update => {
        for (const transaction of update.transactions) this.#stamp(transaction)
        if (update.docChanged) onChange()
        if (update.transactions.some(movesSelection)) onSelect()
      }),
    ]
    this.#settings = settings
    this.view = new EditorView({ parent, state: this.#state("", 0) })
    settings.follow(this.view)
  }

  /** Starts over from a text at a revision; what is unsaved has to be dealt with before. */
  reset(text, revision) {
    this.#open = true
    this.#heard = []
    this.view.setState(this.#state(text, revision))
    this.#settings.apply(this.view)
    namePeople(this.view, this.#people)
  }

  /** An edited event. One change at a time, because several at once would be composed, and end in another text. */
  receive(event) {
    const transactions = []
    let state = this.view.state
    const add = transaction => {
      transactions.push(transaction)
      state = transaction.state
    }
    for (const json of event.changes) {
      const changes = ChangeSet.fromJSON(json)
      this.#heard.push(changes)
      add(receiveUpdates(state, [{ changes, clientID: event.client }]))
      if (event.client === this.#client) continue
      const at = here(state, endOf(json))
      add(state.update({ effects: placing(event.by, [[at, at]]) }))
    }
    if (this.#heard.length > 2 * REMEMBERED) this.#heard = this.#heard.slice(-REMEMBERED)
    this.view.dispatch(transactions)
  }

  /** Somebody's live cursor: ranges in the file as it was at a revision. */
  place(who, revision, ranges) {
    const state = this.view.state
    const missed = getSyncedVersion(state) - revision
    if (missed < 0 || missed > this.#heard.length) return
    const since = missed === 0 ? [] : this.#heard.slice(-missed)
    const now = at => here(state, since.reduce((place, changes) => changes.mapPos(place, -1), at))
    this.view.dispatch({ effects: placing(who, ranges.map(range => range.map(now))) })
  }

  removeCursor(who) {
    removeCursor(this.view, who)
  }

  name(people) {
    this.#people = people
    namePeople(this.view, people)
  }

  /** The next edit to send, or null. */
  batch(file) {
    if (!this.#open) return null
    const batch = nextBatch(sendableUpdates(this.view.state), origin => this.#typedAt.get(origin))
    return batch && { type: "edit", file, revision: this.revision, ...batch }
  }

  get revision() {
    return getSyncedVersion(this.view.state)
  }

  /** How many changes have no receipt. */
  get unsaved() {
    return sendableUpdates(this.view.state).length
  }

  get text() {
    return this.view.state.doc.toString()
  }

  get ranges() {
    return this.view.state.selection.ranges.slice(0, 20).map(range => [range.anchor, range.head])
  }

  close() {
    this.#open = false
    this.view.dispatch({ effects: this.#readOnly.reconfigure(closed()) })
  }

  /** Loads the language; where that fails, the text stays plain until it is chosen again. */
  async choose(name) {
    if (this.#language === name) return
    this.#language = name
    try {
      const support = await loadLanguage(name)
      if (this.#language === name) this.view.dispatch({ effects: this.#languages.reconfigure(support ?? []) })
    } catch {
      if (this.#language === name) this.#language = null
    }
  }

  #state(text, revision) {
    return EditorState.create({
      doc: text,
      extensions: [
        this.#extensions,
        this.#languages.of(this.view ? this.#languages.get(this.view.state) : []),
        this.#readOnly.of(this.#open ? [] : closed()),
        collab({ startVersion: revision, clientID: this.#client }),
      ],
    })
  }

  #stamp(transaction) {
    if (transaction.docChanged && isOwn(transaction)) this.#typedAt.set(transaction, performance.now())
  }
}

const isOwn = transaction => !transaction.annotation(Transaction.remote)

// Who hears of an edit takes its author's cursor to be at its end.
function movesSelection(transaction) {
  if (!isOwn(transaction) || !(transaction.docChanged || transaction.selection)) return false
  const { ranges, main } = transaction.newSelection
  const atItsEnd = transaction.docChanged && main.head === endOf(transaction.changes.toJSON())
  return !(atItsEnd && main.empty && ranges.length === 1)
}

// Text that we typed right at a place and that is not in the file yet comes after it.
function here(state, at) {
  return sendableUpdates(state).reduce((place, { changes }) => changes.mapPos(place, -1), at)
}

// Still focusable, so that it can be read and copied from.
const closed = () => EditorState.readOnly.of(true)
