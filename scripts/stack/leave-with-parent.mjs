// Loaded into each child of the demo: when the parent is gone, however it went, the child is told to end too.

const PATIENCE_MS = 15_000;

process.on("disconnect", () => {
  process.kill(process.pid, "SIGTERM");
  setTimeout(() => process.exit(1), PATIENCE_MS).unref();
});
// Listening must not keep a program alive that has nothing left to do.
process.channel?.unref();
