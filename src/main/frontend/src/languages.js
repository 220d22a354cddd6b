// The languages of the room's menu. Each is a file of its own, fetched when it is chosen.
import { LanguageSupport, StreamLanguage } from "@codemirror/language"

const legacy = parser => new LanguageSupport(StreamLanguage.define(parser))

const languages = {
  python: async () => (await import("@codemirror/lang-python")).python(),
  javascript: async () => (await import("@codemirror/lang-javascript")).javascript(),
  typescript: async () => (await import("@codemirror/lang-javascript")).javascript({ typescript: true }),
  java: async () => (await import("@codemirror/lang-java")).java(),
  c: async () => legacy((await import("@codemirror/legacy-modes/mode/clike")).c),
  cpp: async () => (await import("@codemirror/lang-cpp")).cpp(),
  csharp: async () => legacy((await import("@codemirror/legacy-modes/mode/clike")).csharp),
  go: async () => (await import("@codemirror/lang-go")).go(),
  rust: async () => (await import("@codemirror/lang-rust")).rust(),
  ruby: async () => legacy((await import("@codemirror/legacy-modes/mode/ruby")).ruby),
  php: async () => (await import("@codemirror/lang-php")).php(),
  perl: async () => legacy((await import("@codemirror/legacy-modes/mode/perl")).perl),
  lua: async () => legacy((await import("@codemirror/legacy-modes/mode/lua")).lua),
  kotlin: async () => legacy((await import("@codemirror/legacy-modes/mode/clike")).kotlin),
  swift: async () => legacy((await import("@codemirror/legacy-modes/mode/swift")).swift),
  sql: async () => (await import("@codemirror/lang-sql")).sql(),
  shell: async () => legacy((await import("@codemirror/legacy-modes/mode/shell")).shell),
  html: async () => (await import("@codemirror/lang-html")).html(),
  css: async () => (await import("@codemirror/lang-css")).css(),
  json: async () => (await import("@codemirror/lang-json")).json(),
  markdown: async () => (await import("@codemirror/lang-markdown")).markdown(),
}

/** The CodeMirror extension of a language; null for plain text and whatever is not known. */
export async function language(name) {
  return Object.hasOwn(languages, name) ? languages[name]() : null
}
