// Asking a server for pages, as a browser's connection does that stays open.
import { Agent, get } from "node:http"

/** One connection of somebody who is signed in. */
export class Connection {
  #agent = new Agent({ keepAlive: true, maxSockets: 1 })
  #url
  #cookie

  constructor(url, cookie) {
    this.#url = url
    this.#cookie = cookie
  }

  /** How long until all of the page is there, in ms, and its bytes on the wire. */
  ask(page) {
    return new Promise((resolve, reject) => {
      const since = performance.now()
      const headers = { cookie: this.#cookie, accept: "text/html", "accept-encoding": "gzip" }
      get(this.#url + page, { agent: this.#agent, headers }, response => {
        let bytes = 0
        response.on("data", piece => { bytes += piece.length })
        response.on("error", reject)
        response.on("end", () => {
          if (response.statusCode !== 200) reject(new Error(`${page} answered ${response.statusCode}`))
          else resolve({ ms: performance.now() - since, bytes })
        })
      }).on("error", reject)
    })
  }

  close() {
    this.#agent.destroy()
  }
}

/** Everyone asks for the next page as soon as they have the one before; answers how many there were a second. */
export async function saturate(connections, page, length) {
  const until = performance.now() + length
  const since = performance.now()
  const asked = await Promise.all(connections.map(async connection => {
    let pages = 0
    for (; performance.now() < until; pages++) await connection.ask(page)
    return pages
  }))
  const pages = asked.reduce((sum, each) => sum + each, 0)
  return { pages, perSecond: pages / (performance.now() - since) * 1_000 }
}
