// Starting what is measured, and waiting until it answers. Whatever is started here ends with this process.
import { spawn } from "node:child_process"
import { existsSync, readFileSync, readdirSync, createWriteStream, mkdtempSync, rmSync } from "node:fs"
import { homedir, tmpdir } from "node:os"
import { join } from "node:path"
import { sleep } from "./stats.mjs"

/** Long, for machines that are busy with something else. */
const START = 600_000

const running = new Set()
process.on("exit", () => running.forEach(child => child.kill("SIGKILL")))
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1))

/** A folder that is gone when this process has ended in order. */
export function temporaryFolder(name) {
  const folder = mkdtempSync(join(tmpdir(), `greenroom-bench-${name}-`))
  process.on("exit", code => code === 0 ? rmSync(folder, { recursive: true, force: true }) : console.error(`See ${folder}`))
  return folder
}

/** Starts a server whose output goes to a file and waits until a GET of that address answers. */
export async function start(command, args, { env, log, url, ipc = false }) {
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe", ...ipc ? ["ipc"] : []] })
  const file = createWriteStream(log, { flags: "a" })
  child.stdout.pipe(file, { end: false })
  child.stderr.pipe(file, { end: false })
  child.ended = new Promise(resolve => child.once("exit", resolve))
  running.add(child)
  child.once("exit", () => running.delete(child))
  const since = performance.now()
  while (!await answers(url)) {
    if (child.exitCode !== null) throw new Error(`${command} ended: see ${log}`)
    if (performance.now() - since > START) throw new Error(`${command} does not answer at ${url}: see ${log}`)
    await sleep(100)
  }
  return child
}

export async function stop(child, signal = "SIGTERM") {
  child.kill(signal)
  await child.ended
}

async function answers(url) {
  try {
    return (await fetch(url)).ok
  } catch {
    return false
  }
}

/** The folder of a JDK 25. */
export function javaHome() {
  const places = [process.env.JAVA_HOME, ...["/usr/lib/jvm", "/opt", join(homedir(), ".sdkman/candidates/java"), join(homedir(), ".jdks")]
    .filter(existsSync).flatMap(folder => readdirSync(folder).map(name => join(folder, name)))]
  const home = places.find(place => place && existsSync(join(place, "release")) &&
    /^JAVA_VERSION="25/m.test(readFileSync(join(place, "release"), "utf8")))
  if (!home) throw new Error("There is no JDK 25 on this machine: install one, or set JAVA_HOME")
  return home
}
