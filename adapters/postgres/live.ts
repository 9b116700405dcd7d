// LISTEN: one connection a process hears of every audited change and tells whoever listens here.
import { Client } from "pg";

export interface LiveListener {
  /** A topic: "grants:<id>", "requests:<id>", … */
  changed(topic: string): unknown;
  /** The connection was gone for a while: anything may have changed. */
  missed(): void;
  /** The process is about to stop. */
  closing(): void;
}

export interface Live {
  /** Listens; the answer stops it. */
  listen(listener: LiveListener): () => void;
  close(): Promise<void>;
}

const RETRY_MS = 2_000;

/** Connects at the first listener, and again whenever the connection breaks. */
export function liveFrom(databaseUrl: string, onTrouble: (error: unknown) => void): Live {
  const listeners = new Set<LiveListener>();
  let client: Client | undefined;
  let connecting = false;
  let closed = false;
  const connect = async () => {
    if (client || connecting || closed) return;
    connecting = true;
    const next = new Client({ connectionString: databaseUrl, keepAlive: true });
    next.on("notification", ({ payload }) => {
      for (const listener of listeners) listener.changed(topicOf(payload ?? ""));
    });
    next.on("error", broken);
    try {
      await next.connect();
      await next.query("LISTEN catraca_live");
      client = next;
    } catch (error) {
      setTimeout(reconnect, RETRY_MS).unref();
      onTrouble(error);
    } finally {
      connecting = false;
    }
  };
  const broken = (error: unknown) => {
    onTrouble(error);
    client = undefined;
    setTimeout(reconnect, RETRY_MS).unref();
  };
  const reconnect = async () => {
    await connect();
    if (client) for (const listener of listeners) listener.missed();
  };
  return {
    listen(listener) {
      listeners.add(listener);
      void connect();
      return () => listeners.delete(listener);
    },
    async close() {
      closed = true;
      for (const listener of [...listeners]) listener.closing();
      await client?.end();
    },
  };
}

/** "grant:<id>" as the trigger says it, "grants:<id>" as pages watch it. */
function topicOf(payload: string): string {
  const [subject = "", ...id] = payload.split(":");
  return `${subject}s:${id.join(":")}`;
}
