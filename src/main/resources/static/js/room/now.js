// Milliseconds since 1970, by a clock that never jumps while the page lives, and that the next page goes on with.
export const now = () => performance.timeOrigin + performance.now()
