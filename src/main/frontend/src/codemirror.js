// What Greenroom uses of CodeMirror, in one place, so that there is exactly one @codemirror/state in the browser.
export {
  Annotation, ChangeSet, Compartment, EditorSelection, EditorState, Prec, RangeSet, StateEffect, StateField, Text,
  Transaction,
} from "@codemirror/state"
export {
  Decoration, EditorView, GutterMarker, ViewPlugin, WidgetType, crosshairCursor, drawSelection, dropCursor, gutter,
  highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, keymap, lineNumbers, rectangularSelection,
} from "@codemirror/view"
export {
  collab, getSyncedVersion, receiveUpdates, rebaseUpdates, sendableUpdates,
} from "@codemirror/collab"
export { defaultKeymap, history, historyKeymap, indentWithTab, redo, undo } from "@codemirror/commands"
export {
  bracketMatching, foldGutter, foldKeymap, indentOnInput, indentUnit, syntaxHighlighting,
} from "@codemirror/language"
export { classHighlighter } from "@lezer/highlight"
export {
  acceptCompletion, autocompletion, closeBrackets, closeBracketsKeymap, closeCompletion, completeAnyWord, completionKeymap,
  selectedCompletion,
} from "@codemirror/autocomplete"
export { highlightSelectionMatches, searchKeymap } from "@codemirror/search"
export { language } from "./languages.js"
export { keys } from "./keys.js"
