// A room socket over this page's network: it comes back at once when the network or the person does.
import { RoomSocket } from "./socket.js"

export function openLine(path, handlers, options = {}) {
  const address = new URL(path, location.href.replace(/^http/, "ws"))
  const socket = new RoomSocket(() => new WebSocket(address), handlers, options)
  addEventListener("online", () => socket.renew())
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") socket.retryNow()
  })
  socket.open()
  return socket
}
