// One socket of a room, by docs/room-protocol.md.
import WebSocket from "ws"

/**
 * Says hello as a new page does, and answers when the room's state is there.
 *
 * @param hear gets the events after it
 * @param refused gets what the room does not take; without it that is an error
 */
export function join(url, cookie, hear, refused = message => { throw new Error(`${url}: ${JSON.stringify(message)}`) }) {
  const socket = new WebSocket(url, { headers: { cookie }, perMessageDeflate: false })
  return new Promise((resolve, reject) => {
    socket.on("error", reject)
    socket.once("close", (code, reason) => reject(new Error(`${url} was closed with ${code} ${reason}`)))
    socket.once("open", () => socket.send('{"type":"hello","since":0}'))
    socket.on("message", data => {
      const message = JSON.parse(data)
      if (message.type === "snapshot") resolve({ socket, state: message.state })
      else if (message.type === "events") message.events.forEach(hear)
      else if (message.type === "refused") refused(message)
      else if (message.type === "error") throw new Error(`${url}: ${data}`)
    })
  })
}
