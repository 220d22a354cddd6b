// CodeMirror as the room uses it: what is typed is queued by @codemirror/collab until its event comes back, with the
// time of every change.
import {
  Annotation, ChangeSet, Compartment, EditorState, EditorView, Text, Transaction, autocompletion, bracketMatching,
  classHighlighter, closeBrackets, closeBracketsKeymap, collab, completionKeymap, defaultKeymap, drawSelection,
  dropCursor, foldGutter, foldKeymap, getSyncedVersion, highlightActiveLine, highlightActiveLineGutter,
  highlightSelectionMatches, highlightSpecialChars, history, historyKeymap, indentOnInput, indentUnit, indentWithTab,
  keymap, language as loadLanguage, lineNumbers, receiveUpdates, rectangularSelection, searchKeymap, sendableUpdates,
  syntaxHighlighting,
} from "../../vendor/codemirror/codemirror.js"
import { cursors, moveCursor } from "./cursors.js"

const typedAt = new WeakMap()

/** What every view of code has, read-only or not. */
export function appearance(label) {
  return [
    EditorView.cspNonce.of(document.querySelector("meta[name=csp-nonce]").nonce),
    EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false", autocapitalize: "off" }),
    syntaxHighlighting(classHighlighter), lineNumbers(), highlightSpecialChars(), EditorState.tabSize.of(4),
    EditorView.lineWrapping,
  ]
}

export class Editor {
  #language = new Compartment()
  #collab = new Compartment()
  #editable = new Compartment()
  #client

  constructor({ parent, client, onChange, onSelect }) {
    this.#client = client
    this.view = new EditorView({
      parent,
      state: EditorState.create({
        extensions: [
          appearance("Code editor"),
          highlightActiveLine(), highlightActiveLineGutter(), drawSelection(), dropCursor(), rectangularSelection(),
          history(), foldGutter(), indentOnInput(), bracketMatching(), closeBrackets(), autocompletion(),
          highlightSelectionMatches(), indentUnit.of("    "),
          keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...foldKeymap,
            ...completionKeymap, indentWithTab]),
          wholeCharacters, cursors(), this.#language.of([]), this.#collab.of([]), this.#editable.of(EditorState.readOnly.of(true)),
          EditorView.updateListener.of(update => {
            for (const transaction of update.transactions) remember(transaction)
            if (update.docChanged) onChange()
            if (update.selectionSet || update.docChanged) onSelect()
          }),
        ],
      }),
    })
  }

  /** Starts over from a text at a revision; what is unsaved has to be dealt with before. */
  reset(text, revision) {
    this.view.dispatch({
      changes: { from: 0, to: this.view.state.doc.length, insert: Text.of(text.split("\n")) },
      effects: [
        this.#collab.reconfigure([]),
        this.#editable.reconfigure(EditorState.readOnly.of(false)),
      ],
      annotations: Transaction.addToHistory.of(false),
    })
    this.view.dispatch({ effects: this.#collab.reconfigure(collab({ startVersion: revision, clientID: this.#client })) })
  }

  // One change at a time: several at once would be composed first, and in rare cases mapping over a composed change ends
  // in another text than mapping over its parts, which is what the server does.
  receive(event) {
    const clientID = event.client
    for (const json of event.changes) {
      this.view.dispatch(receiveUpdates(this.view.state, [{ changes: ChangeSet.fromJSON(json), clientID }]))
      if (clientID !== this.#client) moveCursor(this.view, event.by, json)
    }
  }

  /** The next batch to send, or null. */
  sendable(file) {
    const updates = sendableUpdates(this.view.state).slice(0, 400)
    if (!updates.length) return null
    const how = updates[0].origin ? howOf(updates[0].origin) : "typed"
    return {
      type: "edit", file, revision: getSyncedVersion(this.view.state), how,
      changes: updates.map(update => update.changes.toJSON()),
      times: updates.map(update => typedAt.get(update.origin) ?? performance.now()),
    }
  }

  get unsaved() {
    return sendableUpdates(this.view.state).length
  }

  get text() {
    return this.view.state.doc.toString()
  }

  get selection() {
    return {
      revision: getSyncedVersion(this.view.state),
      ranges: this.view.state.selection.ranges.slice(0, 20).map(range => [range.anchor, range.head]),
    }
  }

  close() {
    this.view.dispatch({ effects: this.#editable.reconfigure(EditorState.readOnly.of(true)) })
  }

  async choose(name) {
    const support = await loadLanguage(name)
    this.view.dispatch({ effects: this.#language.reconfigure(support ?? []) })
  }
}

function remember(transaction) {
  if (transaction.docChanged && !transaction.annotation(Transaction.remote)) typedAt.set(transaction, performance.now())
}

function howOf(transaction) {
  if (transaction.isUserEvent("input.paste")) return "pasted"
  if (transaction.isUserEvent("input.drop")) return "dropped"
  if (transaction.isUserEvent("undo") || transaction.isUserEvent("redo")) return "undone"
  return "typed"
}

const widened = Annotation.define()

// A browser may report that half of an emoji was replaced by half of another. The server takes whole characters only, so
// such a change is widened to the whole pair before it is made.
const wholeCharacters = EditorState.transactionFilter.of(transaction => {
  if (!transaction.docChanged || transaction.annotation(widened)) return transaction
  const doc = transaction.startState.doc
  const splits = at => at > 0 && at < doc.length && isPair(doc.sliceString(at - 1, at + 1))
  let cut = false
  const changes = []
  transaction.changes.iterChanges((fromA, toA, fromB, toB, inserted) => {
    const from = splits(fromA) ? fromA - 1 : fromA
    const to = splits(toA) ? toA + 1 : toA
    cut ||= from !== fromA || to !== toA
    changes.push({ from, to, insert: doc.sliceString(from, fromA) + inserted.toString() + doc.sliceString(toA, to) })
  })
  return cut ? [{ changes, annotations: widened.of(true), userEvent: transaction.annotation(Transaction.userEvent) }] : transaction
})

function isPair(two) {
  return two.length === 2 && two.codePointAt(0) > 0xffff
}
