// The candidate waits here. The same socket as the room's says when it is time; until then it says nothing else, and
// while it is down there is nothing to worry anybody with: it comes back by itself.
import { elsewhere } from "./elsewhere.js"
import { openLine } from "./line.js"

const nothing = () => {}

openLine(document.querySelector("#lobby").dataset.socket, {
  welcome: () => location.reload(),
  ended: () => location.reload(),
  async failed() {
    const address = await elsewhere()
    if (address) location.assign(address)
  },
  snapshot: nothing, events: nothing, message: nothing, refused: nothing, changed: nothing, next: () => null,
})
