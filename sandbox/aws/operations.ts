/** The asynchronous work of sso-admin: creates and deletes of assignments, and provisioning, each with a status. */
import { AwsError } from "./aws-error";
import type { AssignmentTuple } from "./organization";
import type { Timeline } from "./timeline";

/** How an asynchronous operation stands. */
type OperationStatus = "IN_PROGRESS" | "SUCCEEDED" | "FAILED";

interface OperationState {
  requestId: string;
  status: OperationStatus;
  failureReason?: string;
  createdAtMs: number;
  dueAtMs: number;
  callerAccountId: string;
}

/** A create or delete of one assignment. */
export interface AssignmentOperation extends OperationState {
  kind: "CREATE" | "DELETE";
  tuple: AssignmentTuple;
}

/** A provisioning of a permission set, in one account or (undefined) all where it is provisioned. */
export interface ProvisioningOperation extends OperationState {
  kind: "PROVISION";
  permissionSetArn: string;
  accountId: string | undefined;
}

/** Any of them. */
export type AsyncOperation = AssignmentOperation | ProvisioningOperation;

/** Does what an operation is for, when it is due; a reason means that it failed. */
type Carry = (operation: AsyncOperation) => string | undefined;

const MOST_KEPT = 20_000;

/** Keeps operations by request id. A running one ends by itself when its time has come. */
export class OperationLog {
  readonly #byId = new Map<string, AsyncOperation>();
  readonly #running = new Map<string, AsyncOperation>();
  readonly #timeline: Timeline;
  readonly #carry: Carry;
  /** Told when an operation begins or ends. */
  readonly onChanged: ((operation: AsyncOperation) => void)[] = [];

  constructor(timeline: Timeline, carry: Carry) {
    this.#timeline = timeline;
    this.#carry = carry;
  }

  /** Begins an operation; throws a ConflictException when one runs under the same `key`. */
  begin(key: string, operation: AsyncOperation): void {
    if (this.#running.has(key)) {
      const message = "There is a conflicting operation in process. Wait for it to complete and try again.";
      throw new AwsError("ConflictException", message);
    }
    this.#byId.set(operation.requestId, operation);
    this.#forgetOldest();
    this.#run(key, operation);
    for (const listener of this.onChanged) listener(operation);
  }

  #run(key: string, operation: AsyncOperation): void {
    this.#running.set(key, operation);
    this.#timeline.at(operation.dueAtMs, () => {
      this.#running.delete(key);
      const failureReason = this.#carry(operation);
      operation.status = failureReason === undefined ? "SUCCEEDED" : "FAILED";
      if (failureReason !== undefined) operation.failureReason = failureReason;
      for (const listener of this.onChanged) listener(operation);
    });
  }

  #forgetOldest(): void {
    for (const [id, operation] of this.#byId) {
      if (this.#byId.size <= MOST_KEPT) return;
      if (operation.status !== "IN_PROGRESS") this.#byId.delete(id);
    }
  }

  /** The operation of that request id. */
  find(requestId: string): AsyncOperation | undefined {
    return this.#byId.get(requestId);
  }

  /** All of a kind, the newest first. */
  ofKind(kind: AsyncOperation["kind"]): AsyncOperation[] {
    return [...this.#byId.values()].filter((one) => one.kind === kind).reverse();
  }

  /** How many of a kind are under way. */
  runningOfKind(kind: AsyncOperation["kind"]): number {
    return [...this.#running.values()].filter((one) => one.kind === kind).length;
  }

  /** All that should survive a restart. */
  state(): AsyncOperation[] {
    return [...this.#byId.values()].slice(-1000);
  }

  /** Takes over what a former run left; what was under way goes on. */
  restore(operations: readonly AsyncOperation[], keyOf: (operation: AsyncOperation) => string): void {
    for (const operation of operations) {
      this.#byId.set(operation.requestId, operation);
      if (operation.status === "IN_PROGRESS") this.#run(keyOf(operation), operation);
    }
  }
}
