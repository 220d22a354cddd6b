// A packaged Greenroom, and its pages as a browser without JavaScript uses them: forms, cookies, CSRF.
import { execFileSync } from "node:child_process"
import { existsSync } from "node:fs"
import { join } from "node:path"
import { javaHome, start, stop } from "./process.mjs"

const ADMIN = { email: "grace@example.com", password: "correct horse battery" }

export const JAR = process.env.GREENROOM_JAR ?? join(import.meta.dirname, "../../target/greenroom.jar")

/** As docs/self-hosting.md says to start it. */
export const JVM_OPTIONS = (process.env.GREENROOM_JVM_OPTIONS ?? "-XX:+UseSerialGC -XX:+UseCompactObjectHeaders").split(" ").filter(Boolean)

export class Greenroom {
  #folder
  #port
  #env
  #child

  /** @param env what else its environment has, such as a database of its own */
  constructor(folder, port, env = {}) {
    if (!existsSync(JAR)) throw new Error(`There is no ${JAR}: make it with ./mvnw -DskipTests package`)
    this.#folder = folder
    this.#port = port
    this.#env = env
  }

  async start() {
    this.#child = await start(join(javaHome(), "bin/java"), [...JVM_OPTIONS, "-jar", JAR], {
      env: {
        SERVER_PORT: String(this.#port), SERVER_ADDRESS: "127.0.0.1", GREENROOM_DATA_DIR: join(this.#folder, "data"),
        GREENROOM_ADMIN_EMAIL: ADMIN.email, GREENROOM_ADMIN_PASSWORD: ADMIN.password, ...this.#env,
      },
      log: join(this.#folder, "greenroom.log"),
      url: `${this.url}/actuator/health`,
    })
    return this
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
    return `http://127.0.0.1:${this.#port}`
  }

  get socketUrl() {
    return `ws://127.0.0.1:${this.#port}`
  }

  /** What lives on its heap, in bytes, after a collection. */
  liveBytes() {
    const jcmd = join(javaHome(), "bin/jcmd")
    execFileSync(jcmd, [this.pid, "GC.run"])
    const heap = execFileSync(jcmd, [this.pid, "GC.heap_info"], { encoding: "utf8" })
    // One heap, or young and old apart, by the collector; what classes take (Metaspace) is not in it.
    const used = [...heap.matchAll(/^ ?(?!.*space).*\btotal .*used (\d+)K/gmi)].map(match => Number(match[1]))
    if (used.length === 0) throw new Error(`Nothing is said of a heap in: ${heap}`)
    return used.reduce((sum, kilo) => sum + kilo, 0) * 1024
  }

  /** A browser of somebody; the admin interviews in every room. Signing in costs a second of processor time at most, once. */
  async signIn(account = ADMIN) {
    const session = new Session(this.url)
    await session.signIn(account)
    return session
  }
}

class Session {
  #url
  #cookies = new Map()
  #csrf

  constructor(url) {
    this.#url = url
  }

  async signIn(account) {
    await this.#get("/sign-in")
    await this.#post("/sign-in", account)
    await this.#get("/interviews/new")
  }

  /** An interview in which both have taken their seats: its token and their cookies. */
  async interview(candidate) {
    const created = await this.#post("/interviews", { candidateName: candidate })
    const id = created.match(/created=([\w-]+)/)[1]
    const list = await this.#get(created)
    const token = list.slice(list.indexOf(`id="i-${id}"`)).match(/\/i\/([\w-]{22})/)[1]
    await this.#post(`/i/${token}/candidate`, { name: candidate, agree: "true" })
    const seat = this.#cookies.get("greenroom-seat")
    this.#cookies.delete("greenroom-seat") // else the interviewer's socket would be the candidate's
    await this.#get(await this.#post(`/i/${token}/interviewer`, {}))
    return { id, token, seat: `greenroom-seat=${seat}`, staff: this.cookieHeader() }
  }

  cookieHeader() {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ")
  }

  async #get(path) {
    const response = await fetch(this.#url + path, { headers: { cookie: this.cookieHeader() }, redirect: "manual" })
    this.#keep(response)
    const text = await response.text()
    this.#csrf = text.match(/name="_csrf"[^>]*value="([^"]+)"/)?.[1] ?? this.#csrf
    return text
  }

  /** Answers where the form leads. */
  async #post(path, fields) {
    const body = new URLSearchParams({ ...fields, _csrf: this.#csrf })
    const response = await fetch(this.#url + path, { method: "POST", body, headers: { cookie: this.cookieHeader() }, redirect: "manual" })
    this.#keep(response)
    await response.arrayBuffer()
    if (response.status !== 302 && response.status !== 303) throw new Error(`POST ${path} answered ${response.status}`)
    return response.headers.get("location").replace(this.#url, "")
  }

  #keep(response) {
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = cookie.match(/^([^=]+)=([^;]*)/)
      if (value) this.#cookies.set(name, value)
    }
  }
}
