// What was done on this page and has no receipt, written down in the browser (IndexedDB) as it comes and deleted when it
// has: so a reload, the browser's crash and a night leave it to the next page load, which sends it (courier.js).
//
// A record belongs to one page load and is kept under its participant, so that nobody finds another's. Its page holds a Web
// Lock for as long as it lives; only who gets that lock may take the record up. So two tabs never send the same.
//
// One transaction at a time, with what is the latest by then. Without a lock or a database, as in some private windows,
// all is as if there were no journal.

const STORE = "journal"
const WEEK = 7 * 24 * 3_600_000
/** Writing may take so much of the time: one part in. */
const SHARE = 20
const LONGEST_PAUSE = 1_000

export class Journal {
  #participant
  #client
  #read
  #held
  #there = false
  #keeps = false
  #writing = false
  #again = false
  #given = false

  /** participant: whose it is. client: this page load's name. read(): what has no receipt now, or null. */
  constructor({ participant, client, read }) {
    this.#participant = participant
    this.#client = client
    this.#read = read
    this.#held = hold(client)
  }

  /** There may be something new to keep, or nothing any more. */
  note() {
    this.#again = true
    if (!this.#writing) this.#write()
  }

  /** Whether what has no receipt is there, for a later page load to send. */
  get keeps() {
    return this.#keeps
  }

  /** Its author was told what became of it: nobody sends it any more. */
  giveUp() {
    this.#given = true
    this.note()
  }

  // Never at once, but when whoever called has done: half of an event would not fit the other half.
  async #write() {
    this.#writing = true
    while (await this.#held && this.#again) {
      this.#again = false
      await pause(await this.#store().catch(() => { this.#keeps = false })) // full, or closed
    }
    this.#writing = false
  }

  // Returns how long that kept the page from other things.
  async #store() {
    const open = await database()
    const began = performance.now()
    const work = this.#given ? null : this.#read()
    if (!work && !this.#there) return 0
    const transaction = writing(open)
    const store = transaction.objectStore(STORE)
    const owner = { participant: this.#participant, client: this.#client }
    if (work) store.put({ ...work, ...owner, at: Date.now() })
    else store.delete(Object.values(owner))
    this.#there = true
    const busy = performance.now() - began
    await done(transaction)
    this.#there = this.#keeps = Boolean(work)
    return busy
  }
}

/**
 * Takes up what earlier page loads of a participant have left, each as soon as its page is gone. send(record): sends it and
 * says whether it is done with.
 */
export async function takeUp(participant, send) {
  const records = await leftBy(participant)
  for (const { client } of records) {
    navigator.locks.request(lockOf(client), async () => {
      const record = await ask(store => store.get([participant, client]))
      if (record && await send(record)) await drop(record)
    }).catch(() => {}) // the database is gone: so is the record
  }
}

/** What pages that are gone have left of a participant's; where there is no journal, nothing. */
async function leftBy(participant) {
  if (!isPossible()) return []
  try {
    await dropOld()
    return await ask(store => store.getAll(IDBKeyRange.bound([participant], [participant, []])))
  } catch {
    return []
  }
}

export function drop({ participant, client }) {
  return change(store => store.delete([participant, client]))
}

// An interview ends an hour after everybody has left it; what nobody came back for in a week, nobody will.
async function dropOld() {
  const old = await ask(store => store.index("at").getAllKeys(IDBKeyRange.upperBound(Date.now() - WEEK)))
  if (old.length > 0) await change(store => old.forEach(key => store.delete(key)))
}

const isPossible = () => Boolean(globalThis.indexedDB && globalThis.navigator?.locks)

const lockOf = client => `greenroom-journal:${client}`

// True once this page has the lock, which it then has until it is gone; false where there are none.
function hold(client) {
  if (!isPossible()) return Promise.resolve(false)
  return new Promise(held => {
    const forLife = () => new Promise(() => held(true))
    navigator.locks.request(lockOf(client), forLife).catch(() => held(false))
  })
}

function pause(busy = 0) {
  return new Promise(resolve => { setTimeout(resolve, Math.min(LONGEST_PAUSE, busy * SHARE)) })
}

let opened = null

function database() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open("greenroom", 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore(STORE, { keyPath: ["participant", "client"] }).createIndex("at", "at")
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  return opened
}

async function ask(what) {
  const request = what((await database()).transaction(STORE).objectStore(STORE))
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

async function change(what) {
  const transaction = writing(await database())
  what(transaction.objectStore(STORE))
  return done(transaction)
}

// Not down to the disk: what a browser that is killed had written, the system has.
const writing = open => open.transaction(STORE, "readwrite", { durability: "relaxed" })

function done(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onerror = transaction.onabort = () => reject(transaction.error)
  })
}
