// The people: in every room one types and one watches. The same for every subject; a room of a subject has open, type
// and close, and calls back how many characters its watcher has heard and its typist's were acknowledged, in order.

/** A room with the times of the characters that are on their way to the watcher. */
export class Seated {
  #typedAt = []
  #next = 0
  typed = 0
  acknowledged = 0
  heard = 0

  constructor(room, onHeard) {
    this.room = room
    this.onHeard = onHeard
  }

  async open() {
    this.#typedAt = []
    this.#next = 0
    await this.room.open({
      heard: count => {
        const now = performance.now()
        this.heard += count
        for (let i = 0; i < count; i++) this.onHeard(now - this.#typedAt[this.#next++])
        if (this.#next === this.#typedAt.length) this.#typedAt.length = this.#next = 0
      },
      acknowledged: count => { this.acknowledged += count },
    })
  }

  type() {
    this.typed++
    this.#typedAt.push(performance.now())
    this.room.type()
  }

  close() {
    this.room.close()
  }
}

/** Types in all rooms, evenly, until stopped: so many characters a second in each. */
export class Typing {
  #timer
  #stopped = false
  /** How long the loop was kept from typing at most, in ms: what this process itself adds. */
  latest = 0

  constructor(seats, perSecond) {
    const between = 1_000 / (seats.length * perSecond)
    const order = shuffled(seats)
    let next = performance.now()
    let turn = 0
    const type = () => {
      if (this.#stopped) return
      const now = performance.now()
      this.latest = Math.max(this.latest, now - next)
      // What could not be typed in time is typed now, but a person does not catch up on seconds.
      if (now - next > 1_000) next = now
      for (; next <= now; next += between) order[turn++ % order.length].type()
      this.#timer = setTimeout(type, 1)
    }
    type()
  }

  stop() {
    this.#stopped = true
    clearTimeout(this.#timer)
  }
}

export async function inParallel(items, width, action) {
  const results = []
  let next = 0
  await Promise.all(Array.from({ length: width }, async () => {
    while (next < items.length) {
      const i = next++
      results[i] = await action(items[i], i)
    }
  }))
  return results
}

function shuffled(items) {
  const all = [...items]
  for (let i = all.length - 1; i > 0; i--) {
    const j = Math.floor(Math.random() * (i + 1));
    [all[i], all[j]] = [all[j], all[i]]
  }
  return all
}
