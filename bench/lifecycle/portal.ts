// The portal's side, in the bench's own process: the real verbs, on connections of their own.

import { randomUUID } from "node:crypto";
import { awsClients } from "@/adapters/aws/clients";
import { identityStore } from "@/adapters/aws/identity-store";
import { connect } from "@/adapters/postgres/client";
import { postgresDatabase } from "@/adapters/postgres/database";
import { ruleStore } from "@/adapters/postgres/rule-store";
import { jobQueue } from "@/adapters/queue/waker";
import { keyOf } from "@/bench/lifecycle/arrivals";
import type { Stage } from "@/bench/lifecycle/stage";
import type { Tuple } from "@/core/assignment/types";
import type { BundleId, PersonId, RequestId } from "@/core/ids";
import type { Outcome } from "@/core/outcome";
import { type DecidePorts, decide } from "@/core/request/decide";
import { contentHash } from "@/core/request/rules";
import { submit } from "@/core/request/submit";

const CONNECTIONS = 15;
const MINUTES = 60;

/** A request that waits for its decision. */
export interface Pending {
  readonly requestId: RequestId;
  readonly key: string;
  /** Approves it; resolves when that is committed. */
  approve(): Promise<void>;
}

export interface BenchPortal {
  /** `startsAt` absent: from the approval. */
  ask(tuple: Tuple, startsAt?: Date): Promise<Pending>;
  close(): Promise<void>;
}

/** Ready to be asked. `approverId` may approve everything, and asks for nothing. */
export function benchPortal({ databaseUrl, queueUrl, sandboxUrl }: Stage, approverId: PersonId): BenchPortal {
  const prisma = connect(databaseUrl, CONNECTIONS);
  const credentials = { accessKeyId: "sandbox", secretAccessKey: "sandbox" };
  const aws = awsClients("sa-east-1", { endpoint: sandboxUrl, credentials });
  const waker = jobQueue(queueUrl, (error) => console.error("the queue is in trouble:", error));
  const ports: DecidePorts = {
    database: postgresDatabase(prisma, { sender: 0, callsPerSecond: 20 }),
    directory: identityStore(aws.identityStore, aws.instance),
    rules: ruleStore(prisma),
    limits: {
      minMinutes: 1,
      maxMinutes: 240,
      maxDaysAhead: 30,
      answerHours: 24,
      maxUnguardedSessionMinutes: 240,
    },
    waker,
  };
  return {
    async ask({ personId, accountId, permissionSetArn }, startsAt) {
      const targets = [{ accountId, permissionSetArn }];
      const ask = {
        targets,
        minutes: MINUTES,
        startsAt: startsAt ?? null,
        justification: "A bench.",
        ticket: "",
      };
      const [requestId] = granted(await submit(ports, personId, randomUUID() as string as BundleId, ask));
      if (!requestId) throw new Error("one target makes one request");
      const verdict = { verdict: "approve" as const, minutes: MINUTES };
      const decision = { requestId, approverId, verdict, contentHash: contentHash(personId, ask) };
      return {
        requestId,
        key: keyOf(personId, accountId, permissionSetArn),
        approve: async () => void granted(await decide(ports, decision)),
      };
    },
    async close() {
      await waker.close();
      await prisma.$disconnect();
    },
  };
}

function granted<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`The portal refused: ${outcome.refusals.map(({ code }) => code).join(", ")}`);
}
