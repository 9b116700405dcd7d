// The sandbox's controls: what others do in AWS, faults on demand, and its own record.

import type { Fault } from "@/sandbox/aws/faults/fault-plan";
import type { JournalEntry } from "@/sandbox/aws/journal";
import type { AssignmentTuple } from "@/sandbox/aws/organization";

/** AWS from behind the curtain. Nothing here goes through a proxy. */
export class SandboxControl {
  private readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  /** Everything that it was asked and did, in order. */
  record(): Promise<JournalEntry[]> {
    return this.ask("GET", "record");
  }

  /** What truly exists, whatever the lists show. */
  assignments(): Promise<AssignmentTuple[]> {
    return this.ask("GET", "assignments");
  }

  give(tuple: AssignmentTuple): Promise<unknown> {
    return this.ask("POST", "assignments", tuple);
  }

  take(tuple: AssignmentTuple): Promise<unknown> {
    return this.ask("DELETE", "assignments", tuple);
  }

  setEnabled(userId: string, enabled: boolean): Promise<unknown> {
    return this.ask("POST", `people/${userId}`, { enabled });
  }

  /** Lays faults out; answers how to lift them. */
  async lay(...faults: Fault[]): Promise<() => Promise<void>> {
    const { ids } = await this.ask<{ ids: string[] }>("POST", "faults", { faults });
    return async () => {
      // One whose time is over is gone already.
      for (const id of ids) await this.ask("DELETE", `faults/${id}`).catch(() => undefined);
    };
  }

  liftAll(): Promise<unknown> {
    return this.ask("DELETE", "faults");
  }

  private async ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await fetch(`${this.url}/_sandbox/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`The sandbox refused ${method} ${path}: ${await answer.text()}`);
    return answer.json() as Promise<T>;
  }
}
