// When grants become usable: the ledger says active, which it does on AWS's word alone. Heard as open pages hear it.

import { Client, Pool } from "pg";
import type { RequestId } from "@/core/ids";

/** Hears of grants from now on. */
export interface Activations {
  /** When the grant of a request became active; rejects with its outcome when it never will. */
  of(requestId: RequestId): Promise<number>;
  close(): Promise<void>;
}

/** Listens on a connection of its own. */
export async function listenForActivations(ownerUrl: string): Promise<Activations> {
  const client = new Client(ownerUrl);
  client.on("error", () => undefined);
  await client.connect();
  const reader = new Pool({ connectionString: ownerUrl, max: 2 });
  reader.on("error", () => undefined);
  const waiting = new Map<string, { resolve: (atMs: number) => void; reject: (error: Error) => void }>();
  const look = async (id: string, heardAtMs: number) => {
    const read = `SELECT state::text, outcome, request_id AS request FROM "grant" WHERE id = $1`;
    const { rows } = await reader.query(read, [id]);
    const waiter = waiting.get(rows[0]?.request);
    if (rows[0]?.state === "active") waiter?.resolve(heardAtMs);
    if (rows[0]?.state === "failed" || rows[0]?.state === "cancelled")
      waiter?.reject(new Error(`A new grant is ${rows[0].state}: ${rows[0].outcome}`));
  };
  client.on("notification", ({ payload = "" }) => {
    const [subject, id] = payload.split(":");
    if (subject === "grant" && id) void look(id, Date.now());
  });
  await client.query("LISTEN catraca_live");
  return {
    of: (requestId) => new Promise((resolve, reject) => waiting.set(requestId, { resolve, reject })),
    async close() {
      await client.end();
      await reader.end();
    },
  };
}
