import assert from "node:assert/strict"
import test from "node:test"
import { choosing, stem } from "../../main/resources/static/js/room/languages.js"

const table = {
  python: { fileName: "main.py", endings: ["py", "pyi"] }, java: { fileName: "Main.java", endings: ["java"] },
  javascript: { fileName: "main.js", endings: ["js", "mjs"] }, plain: { fileName: "notes.txt", endings: ["txt"] },
}
const chosen = (language, file, ...others) =>
  choosing(language, "f1", { f1: file, ...Object.fromEntries(others.map((name, index) => [`o${index}`, { name }])) }, table)
const named = name => ({ type: "rename-file", file: "f1", name })

test("a file called by its language's standard name gets the new one's", () => {
  assert.deepEqual(chosen("java", { name: "main.py", language: "python" }), named("Main.java"))
  assert.deepEqual(chosen("python", { name: "Main.java", language: "java" }), named("main.py"))
})

test("a file with its language's ending gets the new one's", () => {
  assert.deepEqual(chosen("javascript", { name: "util.py", language: "python" }), named("util.js"))
  assert.deepEqual(chosen("javascript", { name: "util.test.PYI", language: "python" }), named("util.test.js"))
  assert.deepEqual(chosen("python", { name: "notes.txt", language: "plain" }), named("main.py"))
  assert.deepEqual(chosen("plain", { name: "util.py", language: "python" }), named("util.txt"))
})

test("any other name stays, and only the language is chosen", () => {
  const plainly = { type: "language", file: "f1", language: "java" }
  for (const name of ["notes", "util.js", ".py", "py"]) assert.deepEqual(chosen("java", { name, language: "python" }), plainly)
  assert.deepEqual(chosen("java", { name: "main.py", language: "python" }, "MAIN.JAVA"), plainly)
})

test("the stem of a name is what stands before its ending", () => {
  assert.deepEqual(["util.py", "a.b.c", "notes", ".profile"].map(stem), ["util", "a.b", "notes", ".profile"])
})
