/** The asynchronous work of sso-admin: creates and deletes of assignments, and provisioning, each with a status. */
import { AwsError } from "./aws-error";
import type { FailureReasonName } from "./faults/fault-plan";
import type { AssignmentTuple } from "./organization";
import type { Timeline } from "./timeline";

/** How an asynchronous operation stands. */
type OperationStatus = "IN_PROGRESS" | "SUCCEEDED" | "FAILED";

/** That an operation stays IN_PROGRESS, by a fault: for ever, or until an instant. */
export interface HeldUp {
  faultId: string;
  untilMs?: number;
  /** Its work is done in time nevertheless; only its status does not say so. */
  isApplied: boolean;
}

/** That an operation ends FAILED, by a fault. */
export interface ForcedFailure {
  reason: FailureReasonName;
  /** Its work is done nevertheless. */
  isApplied: boolean;
}

interface OperationState {
  requestId: string;
  status: OperationStatus;
  failureReason?: string;
  createdAtMs: number;
  dueAtMs: number;
  callerAccountId: string;
  held?: HeldUp;
  forced?: ForcedFailure;
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
  readonly #held = new Map<string, { faultId: string; release: () => void }>();
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
    const { held, dueAtMs } = operation;
    if (!held) {
      this.#timeline.at(dueAtMs, () => this.#finish(key, operation, this.#carry(operation)));
      return;
    }
    let isReleased = false;
    let release = () => {
      isReleased = true;
    };
    this.#held.set(operation.requestId, { faultId: held.faultId, release: () => release() });
    this.#timeline.at(dueAtMs, () => {
      let work = () => this.#carry(operation);
      if (held.isApplied) {
        const failureReason = this.#carry(operation);
        work = () => failureReason;
      }
      release = () => {
        if (this.#held.delete(operation.requestId)) this.#finish(key, operation, work());
      };
      if (isReleased) release();
      else if (held.untilMs !== undefined) this.#timeline.at(held.untilMs, () => release());
    });
  }

  #finish(key: string, operation: AsyncOperation, failureReason: string | undefined): void {
    this.#running.delete(key);
    operation.status = failureReason === undefined ? "SUCCEEDED" : "FAILED";
    if (failureReason !== undefined) operation.failureReason = failureReason;
    for (const listener of this.onChanged) listener(operation);
  }

  /** Lets go on what that fault holds up. */
  releaseHeldBy(faultId: string): void {
    for (const held of [...this.#held.values()]) if (held.faultId === faultId) held.release();
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

  /** Takes over what a former run left; what was under way goes on, and no fault holds it up any more. */
  restore(operations: readonly AsyncOperation[], keyOf: (operation: AsyncOperation) => string): void {
    for (const operation of operations) {
      this.#byId.set(operation.requestId, operation);
      delete operation.held;
      if (operation.status === "IN_PROGRESS") this.#run(keyOf(operation), operation);
    }
  }
}
