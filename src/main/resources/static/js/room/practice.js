// The pad in the lobby: the room's editor with nobody behind it. What is typed here goes nowhere and is kept nowhere.
import { Compartment, EditorState, EditorView, indentUnit, language as loadLanguage } from "../../vendor/codemirror/codemirror.js"
import { appearance, comfort } from "./editor.js"

/** text: what stands there to begin with. menu: the select with the languages. */
export function practise({ parent, label, describedBy, text, menu }) {
  const language = new Compartment()
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        appearance(label), EditorView.contentAttributes.of({ "aria-describedby": describedBy }), comfort(),
        indentUnit.of("    "), language.of([]),
      ],
    }),
  })
  const choose = async () => {
    const support = await loadLanguage(menu.value)
    view.dispatch({ effects: language.reconfigure(support ?? []) })
  }
  menu.addEventListener("change", choose)
  choose()
}
