// Other people's cursors and selections, in their colours and with their names, moved along by every edit.
import { Decoration, EditorView, StateEffect, StateField, WidgetType } from "../../vendor/codemirror/codemirror.js"
import { endOf } from "./changes.js"

const placed = StateEffect.define({
  map: (cursor, changes) => ({ ...cursor, ranges: cursor.ranges.map(range => range.map(at => changes.mapPos(at, 1))) }),
})
const removed = StateEffect.define()
const named = StateEffect.define()

class Flag extends WidgetType {
  constructor(name, colour) {
    super()
    this.name = name
    this.colour = colour
  }

  eq(other) {
    return other.name === this.name && other.colour === this.colour
  }

  toDOM() {
    const caret = document.createElement("span")
    caret.className = `cm-caret p${this.colour}`
    caret.setAttribute("aria-hidden", "true")
    const flag = document.createElement("span")
    flag.textContent = this.name
    caret.append(flag)
    return caret
  }
}

const field = StateField.define({
  create: () => ({ cursors: new Map(), people: new Map() }),
  update(value, transaction) {
    let { cursors, people } = value
    if (transaction.docChanged) {
      cursors = new Map([...cursors].map(([who, ranges]) =>
        [who, ranges.map(range => range.map(at => transaction.changes.mapPos(at, 1)))]))
    }
    for (const effect of transaction.effects) {
      if (effect.is(placed)) cursors = new Map(cursors).set(effect.value.who, effect.value.ranges)
      if (effect.is(removed)) (cursors = new Map(cursors)).delete(effect.value)
      if (effect.is(named)) people = effect.value
    }
    return { cursors, people }
  },
  provide: from => EditorView.decorations.from(from, decorate),
})

function decorate({ cursors, people }) {
  const marks = []
  for (const [who, ranges] of cursors) {
    const person = people.get(who)
    if (!person) continue
    for (const [anchor, head] of ranges) {
      const [start, end] = [Math.min(anchor, head), Math.max(anchor, head)]
      if (start < end) marks.push(Decoration.mark({ class: `cm-remote-selection p${person.colour}` }).range(start, end))
      marks.push(Decoration.widget({ widget: new Flag(person.name, person.colour), side: 1 }).range(head))
    }
  }
  return Decoration.set(marks, true)
}

export const cursors = () => field

/** ranges are in the document as it is now; what lies outside it is left out. */
export function showCursor(view, who, ranges) {
  const inside = ranges.filter(range => range.every(at => at <= view.state.doc.length))
  view.dispatch({ effects: placed.of({ who, ranges: inside }) })
}

/** An edit tells where its author is. */
export function moveCursor(view, who, change) {
  const at = Math.min(endOf(change), view.state.doc.length)
  view.dispatch({ effects: placed.of({ who, ranges: [[at, at]] }) })
}

export function removeCursor(view, who) {
  view.dispatch({ effects: removed.of(who) })
}

/** people: a Map from id to {name, colour}. */
export function namePeople(view, people) {
  view.dispatch({ effects: named.of(new Map(people)) })
}
