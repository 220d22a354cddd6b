// Who wrote what, in the code: beside each line a bar in the colour of who wrote most of it, and, when asked for, everybody's
// text on their colour. Bars and lines below the text differ by more than colour, and say a name to who points at them;
// author-words.js tells it to who hears the page. Only what is in view is drawn.
import {
  Decoration, GutterMarker, RangeSet, StateEffect, StateField, ViewPlugin, gutter,
} from "../../vendor/codemirror/codemirror.js"
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

/** people: a Map from id to {name, colour}. */
export function authorMarks(people) {
  const marks = new Map([...people].map(([id, person]) => [id, { bar: new Bar(person), tint: tint(person) }]))
  const drawn = ViewPlugin.define(view => new InView(view, marks), { decorations: ({ tints }) => tints })
  return [
    field, drawn,
    gutter({ class: "cm-authors", markers: view => view.plugin(drawn)?.bars ?? RangeSet.empty }),
  ]
}

class InView {
  #marks

  constructor(view, marks) {
    this.#marks = marks
    this.#draw(view)
  }

  update({ view, startState, state, docChanged, viewportChanged }) {
    if (docChanged || viewportChanged || startState.field(field) !== state.field(field)) this.#draw(view)
  }

  #draw({ state, viewport, visibleRanges }) {
    const { runs, tints } = state.field(field)
    const pieces = within(runs, viewport.from, viewport.to + 1)
    this.bars = RangeSet.of(this.#bars(state.doc, viewport, pieces))
    this.tints = tints ? Decoration.set(visibleRanges.flatMap(range => this.#tints(pieces, range))) : Decoration.none
  }

  // The end of a line belongs to it, so that an empty one is whose who made it.
  #bars(doc, { from, to }, pieces) {
    const bars = []
    for (let line = doc.lineAt(from); ; line = doc.line(line.number + 1)) {
      const bar = this.#marks.get(mostly(pieces, line.from, line.to + 1))?.bar
      if (bar) bars.push(bar.range(line.from))
      if (line.to >= to || line.number === doc.lines) return bars
    }
  }

  #tints(pieces, range) {
    return pieces
      .map(({ from, to, author }) => ({ from: Math.max(from, range.from), to: Math.min(to, range.to), tint: this.#marks.get(author)?.tint }))
      .filter(({ from, to, tint }) => tint && from < to)
      .map(({ from, to, tint }) => tint.range(from, to))
  }
}

class Bar extends GutterMarker {
  constructor({ name, colour }) {
    super()
    this.name = name
    this.colour = colour
  }

  toDOM() {
    const bar = document.createElement("span")
    bar.className = `p${this.colour}`
    bar.title = this.name
    return bar
  }
}

const tint = ({ name, colour }) => Decoration.mark({ class: `cm-author p${colour}`, attributes: { title: name } })
