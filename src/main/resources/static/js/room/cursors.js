// Other people's cursors and selections, in their colours and with their names, moved along by every edit. Text that
// is inserted right at a cursor comes after it; its owner's own edits say where it is anyway.
import { Decoration, EditorView, StateEffect, StateField, WidgetType } from "../../vendor/codemirror/codemirror.js"

const moveAll = (ranges, changes) => ranges.map(range => range.map(at => changes.mapPos(at, -1)))

const placed = StateEffect.define({
  map: (cursor, changes) => ({ ...cursor, ranges: moveAll(cursor.ranges, changes) }),
})
const removed = StateEffect.define()
const named = StateEffect.define()

class Flag extends WidgetType {
  constructor(person, below, moves) {
    super()
    this.person = person
    this.below = below
    this.moves = moves
  }

  // A cursor that has moved gets a new element, so that its name shows again for a moment.
  eq(other) {
    return other.person.name === this.person.name && other.person.colour === this.person.colour
      && other.below === this.below && other.moves === this.moves
  }

  toDOM() {
    const caret = document.createElement("span")
    caret.className = `cm-caret p${this.person.colour}`
    caret.classList.toggle("below", this.below)
    caret.setAttribute("aria-hidden", "true")
    const flag = document.createElement("span")
    // Drawn by the style sheet: text in here ends up in the code where a browser types over a selection around it.
    flag.dataset.name = this.person.name
    caret.append(flag)
    return caret
  }
}

const field = StateField.define({
  create: () => ({ cursors: new Map(), people: new Map() }),
  update(value, transaction) {
    let { cursors, people } = value
    if (transaction.docChanged) {
      cursors = new Map([...cursors].map(([who, { ranges, moves }]) =>
        [who, { ranges: moveAll(ranges, transaction.changes), moves }]))
    }
    for (const effect of transaction.effects) {
      if (effect.is(placed)) cursors = withCursor(cursors, effect.value)
      if (effect.is(removed)) (cursors = new Map(cursors)).delete(effect.value)
      if (effect.is(named)) people = effect.value
    }
    return { cursors, people }
  },
  provide: from => EditorView.decorations.compute([from, "doc"], state => decorate(state.field(from), state.doc)),
})

function withCursor(cursors, { who, ranges }) {
  const moves = (cursors.get(who)?.moves ?? 0) + 1
  return new Map(cursors).set(who, { ranges, moves })
}

function decorate({ cursors, people }, doc) {
  const marks = []
  for (const [who, { ranges, moves }] of cursors) {
    const person = people.get(who)
    if (!person) continue
    for (const [anchor, head] of ranges) {
      const [start, end] = [Math.min(anchor, head), Math.max(anchor, head)]
      if (start < end) marks.push(Decoration.mark({ class: `cm-remote-selection p${person.colour}` }).range(start, end))
      const below = head <= doc.line(1).to
      marks.push(Decoration.widget({ widget: new Flag(person, below, moves), side: 1 }).range(head))
    }
  }
  return Decoration.set(marks, true)
}

export const cursors = () => field

/** Where somebody's cursor is in a document, or null. */
export const cursorIn = (state, who) => state.field(field).cursors.get(who)?.ranges[0]?.[1] ?? null

/** The effect that puts somebody's cursor there; ranges are in the document it applies to. */
export const placing = (who, ranges) => placed.of({ who, ranges })

/** The effect that takes somebody's cursor away. */
export const removing = who => removed.of(who)

/** The effect that names everybody; people: a Map from id to {name, colour}. */
export const naming = people => named.of(new Map(people))
