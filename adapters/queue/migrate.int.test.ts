import { createPostgresBackend, withBackend } from "bullmq";
import { describe, expect, it } from "vitest";
import { migrateQueue, QUEUE_SCHEMA } from "@/adapters/queue/migrate";
import { createTestDatabase } from "@/scripts/testing/database";

const { Queue, Worker } = withBackend(createPostgresBackend);

describe("migrateQueue", () => {
  it("lets the runtime's login use a queue on Postgres, and may run again afterwards", async () => {
    const database = await createTestDatabase();
    const connection = { connectionString: database.queueUrl, schema: QUEUE_SCHEMA, max: 2 };
    const queue = new Queue("try", { connection });
    await queue.add("hello", { word: "turnstile" });
    const worker = new Worker("try", async (job) => job.data.word, { connection });
    const result = await new Promise((resolve) => worker.on("completed", (_, value) => resolve(value)));
    expect(result).toBe("turnstile");
    await migrateQueue({ ...database, runtimeRole: "catraca_runtime" });
    await worker.close();
    await queue.close();
    await database.drop();
  });

  it("does nothing for Redis", async () => {
    await migrateQueue({ queueUrl: "redis://nowhere", ownerUrl: "postgres://nowhere/x", runtimeRole: "x" });
  });
});
