// Why a socket was not let in a browser does not tell. The room's own address does: who has no business here any more is
// sent elsewhere. Returns that address, or null when the room is here or nothing answers.
export async function elsewhere() {
  const answer = await fetch(location.href, { headers: { "X-Requested-With": "fetch" }, cache: "no-store" }).catch(() => null)
  if (!answer) return null
  if (answer.redirected) return answer.url
  return [401, 403, 404, 410].includes(answer.status) ? location.href : null
}
