// Completion: the words of the text beside what the language itself offers. Enter and Tab take the chosen one. Enter after a
// word that is written out already ends the line all the same: whoever types "limit" and Enter does not mean the list.
import {
  EditorState, Prec, acceptCompletion, autocompletion, closeCompletion, completeAnyWord, keymap, selectedCompletion,
} from "../../vendor/codemirror/codemirror.js"

/** Goes before other keys, but after those of Vim. */
export const completion = () => [
  Prec.highest(keymap.of([{ key: "Enter", run: closeWhenWritten }, { key: "Tab", run: acceptCompletion }])),
  autocompletion(),
  EditorState.languageData.of(() => [{ autocomplete: words }]),
]

// Without a type, so that a word the language knows more about is listed once, as the language has it.
function words(context) {
  const found = completeAnyWord(context)
  if (!found || /\d/.test(context.state.sliceDoc(found.from, found.from + 1))) return null
  return { ...found, options: found.options.map(({ label }) => ({ label })) }
}

function closeWhenWritten(view) {
  const label = selectedCompletion(view.state)?.label
  const { head } = view.state.selection.main
  if (label && view.state.sliceDoc(Math.max(0, head - label.length), head) === label) closeCompletion(view)
  return false
}
