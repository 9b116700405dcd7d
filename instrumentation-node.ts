// The part of starting that only Node can do.
import { portal, WrongEnvironment } from "./wiring/web";

/** Composes the portal; a wrong environment is one sentence and the end of the process. */
export function start(): void {
  try {
    const { closeStreams } = portal();
    // An open stream would keep the server from stopping.
    process.once("SIGTERM", closeStreams);
    process.once("SIGINT", closeStreams);
  } catch (error) {
    console.error(error instanceof WrongEnvironment ? error.message : error);
    process.exit(1);
  }
}
