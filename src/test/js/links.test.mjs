import assert from "node:assert/strict"
import test from "node:test"
import { withLinks } from "../../main/resources/static/js/room/links.js"

const make = {
  createTextNode: text => text,
  createElement: () => ({}),
}
const shown = text => withLinks(text, make).map(node => (typeof node === "string" ? node : `[${node.href}]`)).join("")

test("addresses become links that open apart from the page", () => {
  const [before, link, after] = withLinks("See https://example.com/a?b=c#d, please", make)
  assert.equal(before, "See ")
  assert.deepEqual(link, {
    href: "https://example.com/a?b=c#d", rel: "noopener noreferrer nofollow", target: "_blank",
    textContent: "https://example.com/a?b=c#d",
  })
  assert.equal(after, ", please")
})

test("what a sentence puts behind an address is not part of it", () => {
  assert.equal(shown("(https://example.com/)."), "([https://example.com/]).")
  assert.equal(shown("https://en.wikipedia.org/wiki/Rust_(language)!"), "[https://en.wikipedia.org/wiki/Rust_(language)]!")
})

test("nothing else becomes a link", () => {
  for (const text of ["javascript:alert(1)", "data:text/html,x", "ftp://example.com", "example.com", "https://", "<b>x</b>", ""])
    assert.equal(shown(text), text)
})

test("several of them, and right-to-left text around", () => {
  assert.equal(shown("שלום http://a.example ו https://b.example"), "שלום [http://a.example] ו [https://b.example]")
})
