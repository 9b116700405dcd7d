// A request: one ask, for one or more targets under one unit's approvers.
import type { BundleId, PersonId, RequestId, UnitId } from "../ids";
import type { Target } from "../policy/types";

export const requestStates = ["pending", "approved", "denied", "withdrawn", "lapsed"] as const;
export type RequestState = (typeof requestStates)[number];

/** What a person asks for, parsed but not yet judged. */
export interface Ask {
  readonly targets: readonly Target[];
  readonly minutes: number;
  /** Null: from the last approval. */
  readonly startsAt: Date | null;
  readonly justification: string;
  readonly ticket: string;
}

export interface AccessRequest extends Ask {
  readonly id: RequestId;
  readonly bundleId: BundleId;
  readonly requesterId: PersonId;
  readonly unitId: UnitId;
  readonly state: RequestState;
  readonly contentHash: string;
  readonly createdAt: Date;
  readonly lapsesAt: Date;
}

export type Verdict =
  | { readonly verdict: "approve"; readonly minutes: number }
  | { readonly verdict: "deny"; readonly reason: string };
