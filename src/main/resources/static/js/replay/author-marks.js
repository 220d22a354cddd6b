// Who wrote what, in the code: before each line a bar in the colour of who wrote most of it, and, when asked for, everybody's
// text on their colour. Bars and lines below the text differ by more than colour, and say a name to who points at them;
// author-words.js tells it to who hears the page. Only what is in view is drawn. The bars are the lines' own borders: in a
// gutter, each of whose elements has a height of its own, they took a seek a quarter of its time.
import { Decoration, EditorView, StateEffect, StateField, ViewPlugin, lineNumbers } from "../../vendor/codemirror/codemirror.js"
import { mostly, within } from "./runs.js"

const written = StateEffect.define()

const field = StateField.define({
  create: () => ({ runs: [], tints: false }),
  update: (value, transaction) => transaction.effects.findLast(effect => effect.is(written))?.value ?? value,
})

/** The effects that tell who wrote the text, as runs (see runs.js), and whether it is tinted; none where that is known. */
export function attributing(state, runs, tints) {
  const known = state.field(field)
  return known.runs === runs && known.tints === tints ? [] : [written.of({ runs, tints })]
}

/** The numbers of the lines, with the marks of who wrote them; people: a Map from id to {name, colour}. */
export function authorMarks(people) {
  const marks = new Map([...people].map(([id, person]) => [id, { bar: bar(person), tint: tint(person) }]))
  const drawn = ViewPlugin.define(view => new InView(view, marks), { decorations: ({ decorations }) => decorations })
  return [
    field, drawn, EditorView.editorAttributes.of({ class: "cm-authors" }),
    lineNumbers({
      domEventHandlers: {
        // The element, which reaches over the bar, is some other line's after the next seek, under a pointer that rests.
        mousemove(view, { from }, { target }) {
          if (target.matches(".cm-gutterElement")) target.title = people.get(view.plugin(drawn)?.author(from))?.name ?? ""
          return false
        },
      },
    }),
  ]
}

class InView {
  #marks
  #doc = null
  #pieces = []

  constructor(view, marks) {
    this.#marks = marks
    this.#draw(view)
  }

  update({ view, startState, state, docChanged, viewportChanged }) {
    if (docChanged || viewportChanged || startState.field(field) !== state.field(field)) this.#draw(view)
  }

  /** Who wrote most of the line in view that a position is in, or null. */
  author(position) {
    return this.#author(this.#doc.lineAt(position))
  }

  #draw({ state, viewport, visibleRanges }) {
    const { runs, tints } = state.field(field)
    this.#doc = state.doc
    this.#pieces = within(runs, viewport.from, viewport.to + 1)
    const bars = this.#bars(viewport)
    this.decorations = Decoration.set(tints ? [...bars, ...visibleRanges.flatMap(range => this.#tints(range))] : bars, true)
  }

  #bars({ from, to }) {
    const bars = []
    for (let line = this.#doc.lineAt(from); ; line = this.#doc.line(line.number + 1)) {
      const bar = this.#marks.get(this.#author(line))?.bar
      if (bar) bars.push(bar.range(line.from))
      if (line.to >= to || line.number === this.#doc.lines) return bars
    }
  }

  // The end of a line belongs to it, so that an empty one is whose who made it.
  #author({ from, to }) {
    return mostly(this.#pieces, from, to + 1)
  }

  #tints(range) {
    return this.#pieces
      .map(({ from, to, author }) => ({ from: Math.max(from, range.from), to: Math.min(to, range.to), tint: this.#marks.get(author)?.tint }))
      .filter(({ from, to, tint }) => tint && from < to)
      .map(({ from, to, tint }) => tint.range(from, to))
  }
}

const bar = ({ colour }) => Decoration.line({ class: `p${colour}` })

const tint = ({ name, colour }) => Decoration.mark({ class: `cm-author p${colour}`, attributes: { title: name } })
