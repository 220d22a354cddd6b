// What the kernel knows about processes and the machine: processor time, memory, load. Linux only.
import { readFileSync, readdirSync } from "node:fs"
import { execFileSync } from "node:child_process"
import { cpus, release, totalmem } from "node:os"

const TICK = 1e6 / Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }))

/** A process and all that came from it, dead children included as far as their parents have waited for them. */
export function tree(pid) {
  const children = new Map()
  for (const entry of readdirSync("/proc")) {
    const stat = /^\d+$/.test(entry) && readStat(entry)
    if (stat) children.set(stat.parent, [...children.get(stat.parent) ?? [], stat.pid])
  }
  const all = [pid]
  for (let i = 0; i < all.length; i++) all.push(...children.get(all[i]) ?? [])
  return all
}

/** Processor time that a process and its children have used, in microseconds. */
export function cpuMicros(pid) {
  return tree(pid).map(readStat).filter(Boolean).reduce((sum, stat) => sum + stat.ticks, 0) * TICK
}

/** Resident memory of one process, in bytes. */
export function residentBytes(pid) {
  return Number(readFileSync(`/proc/${pid}/status`, "utf8").match(/VmRSS:\s+(\d+)/)[1]) * 1024
}

/** Processor time that anything on this machine has used, in microseconds. */
export function machineMicros() {
  const [user, nice, system, , , irq, softirq] = readFileSync("/proc/stat", "utf8").split("\n")[0].split(/\s+/).slice(1).map(Number)
  return (user + nice + system + irq + softirq) * TICK
}

export function describe() {
  const cpu = cpus()
  return `${cpu.length} x ${cpu[0].model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Linux ${release()}`
}

function readStat(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8")
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ")
    const [utime, stime, cutime, cstime] = fields.slice(11, 15).map(Number)
    return { pid: Number(pid), parent: Number(fields[1]), ticks: utime + stime + cutime + cstime }
  } catch {
    return null // it ended meanwhile
  }
}
