// Work for when nothing else is to be done, within a second: work(isOver) goes on until isOver(). Not every browser says when
// that is.
export function whenIdle(work) {
  if (window.requestIdleCallback) requestIdleCallback(deadline => work(() => deadline.timeRemaining() < 4), { timeout: 1_000 })
  else setTimeout(() => work(() => true), 20)
}
