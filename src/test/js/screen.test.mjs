import assert from "node:assert/strict"
import test from "node:test"
import { Screen } from "../../main/resources/static/js/room/screen.js"

/** What is on the screen after these pieces, [channel, text]: a list for each line of "text" or [text, ...style]. */
function shown(...pieces) {
  const screen = new Screen()
  const over = pieces.flatMap(([channel, text]) => screen.write(channel, text))
  return [...over, screen.line].map(line => line.map(({ text, style }) => (style.length ? [text, ...style] : text)))
}

const out = text => ["out", text]

test("lines of two channels are in the order they came", () => {
  const screen = new Screen()
  const over = [out("one\ntwo"), ["err", "oh\n"], out("three\n")].flatMap(([channel, text]) => screen.write(channel, text))
  assert.deepEqual(over.map(line => line.map(({ channel, text }) => [channel, text])),
    [[["out", "one"]], [["out", "two"], ["err", "oh"]], [["out", "three"]]])
})

test("colours and weights are classes, until they are taken back", () => {
  assert.deepEqual(shown(out("\x1b[1;31mred\x1b[0m plain \x1b[4;92mlight\x1b[39m under\x1b[24m")),
    [[["red", "ink-1", "bold"], " plain ", ["light", "ink-10", "underline"], [" under", "underline"]]])
  assert.deepEqual(shown(out("\x1b[7mturned\x1b[27;44m blue\x1b[49m\x1b[2;3;9mall\x1b[22;23;29m none\x1b[m")),
    [[["turned", "inverse"], [" blue", "paper-4"], ["all", "dim", "italic", "strike"], " none"]])
})

test("of the many colours there is the nearest of sixteen", () => {
  const colour = code => shown(out(`\x1b[${code}mx`))[0][0][1]
  assert.equal(colour("38;5;9"), "ink-9")
  assert.equal(colour("38;5;196"), "ink-9")
  assert.equal(colour("38;5;22"), "ink-2")
  assert.equal(colour("38;5;232"), "ink-0")
  assert.equal(colour("38;5;255"), "ink-15")
  assert.equal(colour("38;2;20;20;180"), "ink-4")
  assert.equal(colour("48;2;255;255;0"), "paper-11")
  assert.equal(colour("38:5:4"), "ink-4")
  assert.equal(colour("38;5;999"), "ink-15")
  assert.deepEqual(shown(out("\x1b[38;5mx\x1b[38mx\x1b[38;2;9mx")).length, 1)
})

test("a sequence may come in two pieces, on each channel for itself", () => {
  assert.deepEqual(shown(out("a\x1b["), ["err", "b"], out("32"), out("mc")), [["a", "b", ["c", "ink-2"]]])
})

test("other sequences are left out, and what is no sequence is shown", () => {
  assert.deepEqual(shown(out("\x1b]0;title\x07a\x1b]8;;http://x\x1b\\b\x1b[2J\x1b[1;1Hc\x1b[?25ld\x1b(Be\x1bPq\x1b\\f\x1b7g\x07")), [["abcdefg"]])
  assert.deepEqual(shown(out("\x1b]0;never ends\nmore")), [[["␛", "control"], "]0;never ends"], ["more"]])
  assert.deepEqual(shown(out(`\x1b]${"x".repeat(5_000)}`), out("y"))[0].at(-1).endsWith("xy"), true)
})

test("control characters and those that turn text around are told by name", () => {
  assert.deepEqual(shown(out("a\0b\x1bé\x7f\x9b")),
    [["a", ["␀", "control"], "b", ["␛", "control"], "é", ["␡U+009B", "control"]]])
  assert.deepEqual(shown(out("\u202eevil\u202c \u2066x\u2069\u2028")),
    [[["U+202E", "control"], "evil", ["U+202C", "control"], " ", ["U+2066", "control"], "x", ["U+2069U+2028", "control"]]])
  assert.deepEqual(shown(out("<img src=x onerror=alert(1)>&amp;")), [["<img src=x onerror=alert(1)>&amp;"]])
})

test("progress is written over itself", () => {
  assert.deepEqual(shown(out("10 %\r20 %\r"), out("done\r\nnext\r")), [["done"], ["next"]])
  assert.deepEqual(shown(out("|\b/\b"), out("-")), [["-"]])
  assert.deepEqual(shown(out("👍\b\b\bok")), [["ok"]])
  assert.deepEqual(shown(out("a👍\b"), out("b")), [["ab"]])
  // All that a run may write: it took a minute when each of them went through the whole line.
  assert.deepEqual(shown(out("x".repeat(32_000) + "\b".repeat(31_999))), [["x"]])
})

test("whatever comes in whatever pieces is the same in the end", () => {
  const text = "a\x1b[31mred\r\n\x1b]0;t\x07x\x1b[0m\u202e\n😀\x1b[38;5;120mz\x1b[K"
  const whole = shown(out(text))
  for (let at = 0; at <= text.length; at++) {
    assert.deepEqual(shown(out(text.slice(0, at)), out(text.slice(at))), whole, `cut at ${at}`)
  }
})
