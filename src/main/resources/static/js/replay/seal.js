// A replay that was opened right at Finish says that its recording is being sealed. That takes moments: it is asked some
// times, ever less often, and then the words are those of a sealed one.
import { localise } from "../times.js"

const WAITS = [1_000, 1_000, 2_000, 3_000, 5_000, 10_000, 20_000, 30_000, 60_000]

/** place: what says whether it is sealed; what takes its place comes from the server. */
export async function awaitSeal(place) {
  let there = place
  for (const wait of WAITS) {
    const source = there?.dataset.src
    if (!source) return
    await new Promise(resolve => setTimeout(resolve, wait))
    there = await newest(there, source)
  }
}

async function newest(place, source) {
  try {
    const answer = await fetch(source, { headers: { "X-Requested-With": "fetch" }, cache: "no-store" })
    if (!answer.ok || answer.redirected) return place
    const holder = document.createElement("template")
    holder.innerHTML = await answer.text()
    const news = holder.content.firstElementChild
    if (news?.dataset.src) return place
    localise(news)
    place.replaceWith(news)
    return news
  } catch {
    return place
  }
}
