// Reads a recording's events, one JSON a line, and writes the state they end in, by the same `apply` as every browser.

import { readFileSync } from "node:fs"
import { apply, empty } from "../../main/resources/static/js/room/state.js"

const events = readFileSync(0, "utf8").split("\n").filter(line => line !== "").map(line => JSON.parse(line))
process.stdout.write(JSON.stringify(events.reduce(apply, empty)))
