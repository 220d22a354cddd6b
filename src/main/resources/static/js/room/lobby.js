// The candidate waits here. The same socket as the room's says when it is time; until then it says nothing else.
import { RoomSocket } from "./socket.js"

const lobby = document.querySelector("#lobby")
const socket = new RoomSocket(lobby.dataset.socket, {
  opened: () => location.reload(),
  snapshot() {}, events() {}, message() {}, refused() {}, state() {},
  ended: () => location.reload(),
  next: () => null,
})
socket.open()
