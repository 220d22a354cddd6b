// A real Chromium, and windows in it as people have them.
import { existsSync } from "node:fs"
import { chromium } from "playwright-core"
import { sleep } from "./stats.mjs"

const BROWSER = process.env.CHROMIUM ?? "/usr/bin/chromium"
const ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"]
// A new window loads pages of Chromium's own beside what is asked for, with a quarter of a second of processor time: the
// list below the address, for one. People open links in windows that are there.
const WINDOW_MS = 1_500

// Said at once, not after a million interviews have been made.
if (!existsSync(BROWSER)) throw new Error(`There is no ${BROWSER}: set CHROMIUM`)

export function launch() {
  return chromium.launch({ executablePath: BROWSER, args: ARGS })
}

/** An empty page in a new window that has come to rest, without any cache; script: runs in each page before its own. */
export async function newWindow(browser, url, cookies, script) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  await context.addCookies(cookies.split("; ").map(pair => pair.match(/^([^=]+)=(.*)$/)).map(([, name, value]) => ({ name, value, url })))
  await context.addInitScript(script)
  const page = await context.newPage()
  await sleep(WINDOW_MS)
  return page
}

/** When the page says so itself (`console.debug`): what Playwright puts into a page to ask it takes some 20 ms of its time. */
export function told(page, what) {
  return page.waitForEvent("console", { predicate: message => message.text() === what, timeout: 120_000 })
}
