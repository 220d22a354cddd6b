// The PostgreSQL that Greenroom brings, started apart from it on files of its own, so that every subject has the same
// server with the same settings: its defaults, and what makes a commit durable said once more.
import { execFileSync } from "node:child_process"
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import pg from "pg"
import { cpuMicros } from "./machine.mjs"

const PASSWORD = "bench"

export class Postgres {
  #home
  #cluster
  #port
  #running = false

  /** @param folder where its programs go, and its files under that name */
  constructor(jar, folder, name, port) {
    this.#home = unpack(jar, join(folder, "postgresql"))
    this.#cluster = join(folder, `${name}-database`)
    this.#port = port
  }

  start() {
    const passwordFile = `${this.#cluster}.password`
    writeFileSync(passwordFile, PASSWORD)
    this.#run("initdb", `--pgdata=${this.#cluster}`, "--username=postgres", "--auth=scram-sha-256",
      `--pwfile=${passwordFile}`, "--encoding=UTF8", "--locale=C.UTF-8")
    appendFileSync(join(this.#cluster, "postgresql.conf"), [
      "listen_addresses = '127.0.0.1'", `port = ${this.#port}`, "unix_socket_directories = ''", "max_connections = 60",
      "fsync = on", "synchronous_commit = on", "full_page_writes = on", "",
    ].join("\n"))
    this.#run("pg_ctl", "start", "--wait", "--timeout=120", `--pgdata=${this.#cluster}`, `--log=${this.#cluster}.log`)
    this.#running = true
    process.on("exit", () => { if (this.#running) this.stop() })
    return this
  }

  stop() {
    this.#running = false
    this.#run("pg_ctl", "stop", "--wait", "--mode=fast", `--pgdata=${this.#cluster}`)
  }

  get pid() {
    return Number(readFileSync(join(this.#cluster, "postmaster.pid"), "utf8").split("\n")[0])
  }

  cpuMicros() {
    return cpuMicros(this.pid)
  }

  connection(database) {
    return { host: "127.0.0.1", port: this.#port, user: "postgres", password: PASSWORD, database }
  }

  async query(database, text, values) {
    const client = new pg.Client(this.connection(database))
    await client.connect()
    try {
      return (await client.query(text, values)).rows
    } finally {
      await client.end()
    }
  }

  /** How far the write-ahead log is, in bytes. */
  async walBytes() {
    return Number((await this.query("postgres", "select pg_current_wal_lsn() - '0/0' as bytes"))[0].bytes)
  }

  /** Its version and what decides durability, as the running server says. */
  async describe() {
    const rows = await this.query("postgres", `select name, setting from pg_settings
      where name in ('server_version', 'fsync', 'synchronous_commit', 'full_page_writes', 'wal_sync_method') order by name`)
    return rows.map(row => `${row.name} ${row.setting}`).join(", ")
  }

  #run(program, ...args) {
    const command = [join(this.#home, "bin", program), ...args]
    // It refuses to run as root; a user namespace takes root's rights away.
    if (process.getuid() === 0) command.unshift("unshare", "--user")
    execFileSync(command[0], command.slice(1), { stdio: ["ignore", "ignore", "inherit"] })
  }
}

function unpack(jar, home) {
  if (existsSync(home)) return home
  const machine = process.arch === "arm64" ? "arm64v8" : "amd64"
  const name = execFileSync("unzip", ["-Z1", jar, `*/embedded-postgres-binaries-linux-${machine}-*.jar`], { encoding: "utf8" }).trim()
  mkdirSync(home, { recursive: true })
  execFileSync("unzip", ["-qj", jar, name, "-d", home])
  const inner = join(home, readdirSync(home)[0])
  execFileSync("unzip", ["-qj", inner, "*.txz", "-d", home])
  execFileSync("tar", ["-xJf", join(home, readdirSync(home).find(file => file.endsWith(".txz"))), "-C", home])
  return home
}
