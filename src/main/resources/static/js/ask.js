// A page's own requests to the server.
const PATIENCE = 10_000

/** The answer; null when none came in time. */
export async function ask(address, { headers, ...options } = {}) {
  const csrf = token()
  const all = { Accept: "application/json", "X-Requested-With": "fetch", [csrf.dataset.header]: csrf.content, ...headers }
  try {
    return await fetch(address, { cache: "no-store", ...options, headers: all, signal: AbortSignal.timeout(PATIENCE) })
  } catch {
    return null
  }
}

/** This page's own token is worth nothing once its session is over and another one has begun: an answer brings that one's. */
export function takeToken(answer) {
  const csrf = token()
  csrf.content = answer.headers.get(csrf.dataset.header) ?? csrf.content
}

const token = () => document.querySelector("meta[name=csrf-token]")
