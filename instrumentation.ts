// Next calls this once before it serves: a wrong environment stops the start, and SIGTERM ends the live streams.

export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { start } = await import("./instrumentation-node");
  start();
}
