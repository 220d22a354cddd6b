// Answers whoever started this process how much lives in its memory.
process.on("message", () => {
  global.gc()
  const { heapUsed, external } = process.memoryUsage()
  process.send(heapUsed + external)
})
process.on("disconnect", () => process.exit())
