// What the two servers we are measured beside have in common: a Node process of ours in servers/ that starts them as
// their documentation says, with its own database in the same PostgreSQL.
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { start, stop } from "./process.mjs"

export class Peer {
  lanes = 4
  #child
  #folder
  #port
  #database

  constructor(folder, port, postgres) {
    this.#folder = folder
    this.#port = port
    this.#database = postgres.connection("postgres")
  }

  async start() {
    const { host, port, user, password, database } = this.#database
    this.#child = await start(process.execPath, ["--expose-gc", join(import.meta.dirname, "../servers", this.script)], {
      env: { NODE_ENV: "production", PORT: String(this.#port), PGHOST: host, PGPORT: String(port), PGUSER: user, PGPASSWORD: password, PGDATABASE: database },
      log: join(this.#folder, `${this.script}.log`),
      url: `http://127.0.0.1:${this.#port}/`,
      ipc: true,
    })
  }

  async stop() {
    await stop(this.#child)
  }

  async kill() {
    await stop(this.#child, "SIGKILL")
  }

  get pid() {
    return this.#child.pid
  }

  get url() {
    return `ws://127.0.0.1:${this.#port}/`
  }

  get settings() {
    return `${this.packages.map(version).join(", ")}; Node ${process.version}, NODE_ENV=production`
  }

  /** What lives on its heap, in bytes, after a collection. */
  liveBytes() {
    return new Promise(resolve => {
      this.#child.once("message", resolve)
      this.#child.send("memory")
    })
  }
}

function version(name) {
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, "../node_modules", name, "package.json"), "utf8"))
  return `${name} ${version}`
}
