// The candidate waits here. The same socket as the room's says when it is time, and until then only that it is there:
// so whoever reads "Connected" has already got through, the whole way that the room will need.
import { elsewhere } from "./elsewhere.js"
import { openLine } from "./line.js"
import { practise } from "./practice.js"

const lobby = document.querySelector("#lobby")
const line = document.querySelector("#line")
const nothing = () => {}

openLine(lobby.dataset.socket, {
  welcome: () => location.reload(),
  ended: () => location.reload(),
  async failed() {
    const address = await elsewhere()
    if (address) location.assign(address)
  },
  message: message => { if (message.type === "waiting") show("connected") },
  changed: () => show("reconnecting"),
  snapshot: nothing, events: nothing, refused: nothing, next: () => null,
})

practise({
  parent: document.querySelector("#practice"),
  label: lobby.dataset.practice,
  describedBy: "practice-note",
  text: lobby.dataset.example,
  menu: document.querySelector("#practice-language"),
})

function show(state) {
  if (line.dataset.state === state) return
  line.dataset.state = state
  line.querySelector("[data-label]").textContent = line.dataset[state]
}
