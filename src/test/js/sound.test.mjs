import assert from "node:assert/strict"
import test from "node:test"
import { EditorState } from "../../main/resources/static/vendor/codemirror/codemirror.js"
import { LIMIT, sound, soundText } from "../../main/resources/static/js/room/sound.js"

const editor = (doc, onTooLong = () => {}) => EditorState.create({ doc, extensions: sound(onTooLong) })
const edit = (state, from, to, insert) => state.update({ changes: { from, to, insert }, userEvent: "input.type" })

test("text loses NUL and halves of characters, and nothing else", () => {
  assert.equal(soundText("a\0b"), "ab")
  assert.equal(soundText("\ud83d"), "")
  assert.equal(soundText("x\ude00😀\ud83dy漢"), "x😀y漢")
  assert.equal(soundText("👩🏽‍💻 🇫🇮\n\t"), "👩🏽‍💻 🇫🇮\n\t")
})

test("one emoji replaced by another in its second half is replaced whole", () => {
  const transaction = edit(editor("a😀b"), 2, 3, "\ude01")
  assert.equal(transaction.newDoc.toString(), "a😁b")
  assert.deepEqual(transaction.changes.toJSON(), [1, [2, "😁"], 1])
  assert.equal(transaction.isUserEvent("input.type"), true)
})

test("what is typed or deleted inside an emoji takes all of it", () => {
  assert.equal(edit(editor("a😀b"), 2, 2, "x").newDoc.toString(), "axb")
  assert.equal(edit(editor("a😀b"), 0, 2, "").newDoc.toString(), "b")
  assert.equal(edit(editor("😀😀"), 1, 3, "x").newDoc.toString(), "x")
})

test("an ordinary change stays what it is", () => {
  const transaction = edit(editor("a😀b"), 1, 3, "漢")
  assert.deepEqual(transaction.changes.toJSON(), [1, [2, "漢"], 1])
})

test("a full file takes no more, and says so", () => {
  let told = 0
  const full = editor("x".repeat(LIMIT), () => { told++ })
  assert.equal(edit(full, 0, 0, "y").docChanged, false)
  assert.equal(told, 1)
  assert.equal(edit(full, 0, 1, "y").newDoc.length, LIMIT)
  assert.equal(edit(full, 0, 5, "").newDoc.length, LIMIT - 5)
  assert.equal(told, 1)
})
