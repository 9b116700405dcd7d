// The trail of who did what. Append-only; written in the transaction that makes the change.
import type { PersonId } from "../ids";

export type AuditSubject =
  | "request"
  | "grant"
  | "assignment"
  | "person"
  | "freeze"
  | "rules"
  | "sign-in"
  | "guard"
  | "installation"
  | "reconciliation"
  | "drift";

export interface AuditEntry {
  /** Null when Catraca acts by itself. */
  readonly actorId: PersonId | null;
  /** Subject and past tense, as in "request.approved". */
  readonly action: string;
  readonly subject: AuditSubject;
  readonly subjectId: string;
  readonly facts?: Readonly<Record<string, unknown>>;
}

export interface AuditLog {
  append(entry: AuditEntry): Promise<void>;
  /** The same for many, in their order. */
  appendAll(entries: readonly AuditEntry[]): Promise<void>;
}
