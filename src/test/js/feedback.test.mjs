// A scorecard's form: two tabs merge into one, and whatever is typed is sent until the server has it.
import assert from "node:assert/strict"
import test from "node:test"
import { DraftKeeper } from "../../main/resources/static/js/feedback/keeper.js"
import { merge } from "../../main/resources/static/js/feedback/merge.js"
import { presentMoment, written } from "../../main/resources/static/js/feedback/moments.js"

test("what only one tab changed is taken from that one", () => {
  const base = { notes: "", mark: "", level: "Senior" }
  const merged = merge(base, { ...base, notes: "mine" }, { ...base, mark: "3" })
  assert.deepEqual(merged, { values: { notes: "mine", mark: "3", level: "Senior" }, torn: [] })
})

test("what both changed is torn, unless they agree; nothing of one's own is replaced", () => {
  const merged = merge({ a: "", b: "" }, { a: "mine", b: "same" }, { a: "theirs", b: "same" })
  assert.deepEqual(merged, { values: { a: "mine", b: "same" }, torn: ["a"] })
  assert.deepEqual(merge({ a: "was" }, { a: "" }, { a: "theirs" }).torn, ["a"])
})

/** A form of one text, and a server that keeps the latest version as ours does. */
class Tab {
  constructor(server, { fails = () => null } = {}) {
    this.values = { ...server.values }
    this.keeper = new DraftKeeper({
      form: { version: server.version, read: () => ({ ...this.values }), write: values => (this.values = { ...values }) },
      send: async (values, version) => {
        await null
        const trouble = fails()
        if (trouble) return trouble
        if (JSON.stringify(values) === JSON.stringify(server.values)) return { version: server.version }
        if (Number(version) !== server.version) return { elsewhere: { version: server.version, values: server.values } }
        server.values = values
        return { version: ++server.version }
      },
      changed() {},
    })
  }

  async write(values) {
    this.values = { ...this.values, ...values }
    await this.keeper.flush()
  }
}

const empty = () => ({ version: 0, values: { notes: "", evidence: "" } })

test("two tabs fill in different fields and both are kept", async () => {
  const server = empty()
  const [one, two] = [new Tab(server), new Tab(server)]
  await one.write({ notes: "first" })
  await two.write({ evidence: "second" })
  assert.deepEqual(server.values, { notes: "first", evidence: "second" })
  assert.equal(two.keeper.torn, null)
  assert.deepEqual(two.values, server.values)
})

test("the later of two tabs overwrites nothing, sends nothing more, and has both texts until it is decided", async () => {
  for (const takes of ["mine", "theirs"]) {
    const server = empty()
    const [one, two] = [new Tab(server), new Tab(server)]
    await one.write({ notes: "first" })
    await two.write({ notes: "second" })
    assert.deepEqual(two.keeper.torn, { fields: ["notes"], values: { notes: "first", evidence: "" } })
    assert.equal(two.keeper.state.name, "torn")
    await two.write({ evidence: "more" })
    assert.equal(server.values.notes, "first")

    two.keeper.settle(takes === "theirs")
    await two.keeper.flush()
    assert.deepEqual(server.values, { notes: takes === "mine" ? "second" : "first", evidence: "more" })
    assert.equal(two.keeper.state.name, "saved")
    assert.equal(two.keeper.unsaved, false)
  }
})

test("what was refused waits to be changed; what could not be sent stays unsaved", async () => {
  const answers = [{ refused: "Too long." }, { trouble: "away" }]
  const server = empty()
  const tab = new Tab(server, { fails: () => answers.shift() ?? null })
  await tab.write({ notes: "x" })
  assert.deepEqual(tab.keeper.state, { name: "refused", sentence: "Too long." })
  await tab.keeper.flush()
  assert.equal(answers.length, 1)
  await tab.write({ notes: "y" })
  assert.equal(tab.keeper.state.name, "away")
  assert.equal(tab.keeper.unsaved, true)
  await tab.keeper.flush()
  assert.equal(server.values.notes, "y")
  await tab.write({ notes: "y!" })
  assert.equal(tab.keeper.state.name, "saved")
})

test("a moment is the time and the file, whichever page it is of", () => {
  const page = elements => ({ querySelector: selectors => elements[selectors.split(", ").find(one => elements[one])] ?? null })
  const tab = { ".file-bar [role=tab][aria-selected=true] .nm": { textContent: "a[1].py" } }
  const replay = page({ ...tab, "#clock": { textContent: "12:34" } })
  assert.equal(written(presentMoment(replay)), "[12:34 a1.py]")
  assert.equal(written(presentMoment(page({ "#timer[data-started]": { textContent: "1:02:03" } }))), "[1:02:03]")
  assert.equal(presentMoment(page(tab)), null)
})
