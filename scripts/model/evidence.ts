// What a run leaves for its judge, beyond what a chaos run leaves.

import type { Evidence as Left } from "@/scripts/chaos/judge/evidence";
import type { Unrest } from "@/scripts/chaos/ledger";
import type { Plan } from "./plan";
import type { Turn } from "./stage";

/** A session guard's statement as it was after a change. */
export interface StatementSighting {
  readonly atMs: number;
  readonly id: string;
  readonly key: string;
  readonly notAfterMs: number;
  readonly issuedBeforeMs: number | null;
  readonly possibleGapAtMs: number | null;
  readonly isGone: boolean;
}

/** That the portal read a list, asked for then, which did not show the assignment. */
export interface AbsenceSighting {
  readonly atMs: number;
  readonly key: string;
}

/** A person's session, and what AWS said to it when. */
export interface SeenSession {
  readonly key: string;
  readonly openedAtMs: number;
  readonly expiresAtMs: number;
  readonly tries: { readonly atMs: number; readonly isAllowed: boolean }[];
}

/** A guard's document, from when it was the policy's default. */
export interface SeenDocument {
  readonly atMs: number;
  readonly place: string;
  readonly document: string;
}

export interface Evidence extends Left {
  readonly plan: Plan;
  readonly statements: readonly StatementSighting[];
  readonly absences: readonly AbsenceSighting[];
  readonly sessions: readonly SeenSession[];
  readonly documents: readonly SeenDocument[];
  /** What nobody expected to be thrown. */
  readonly troubles: readonly string[];
  readonly unrest: Unrest;
  readonly overAtMs: number;
  /** Commands and what came of them. */
  readonly performed: readonly string[];
  /** Transactions and calls of AWS. */
  readonly turns: readonly Turn[];
}
