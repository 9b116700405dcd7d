// Loaded into each child of the demo: when the parent is gone, however it went, the child is told to end too.
// A child's own children load it as well and leave it alone: they have a channel of their own to their parent.

const PATIENCE_MS = 15_000;

if (Number(process.env.CATRACA_PARENT) === process.ppid) {
  process.on("disconnect", () => {
    process.kill(process.pid, "SIGTERM");
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
  });
  // Listening must not keep a program alive that has nothing left to do.
  process.channel?.unref();
}
