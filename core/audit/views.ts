// How the trail is shown.
import type { PersonView } from "../directory/views";
import type { Period } from "../page";
import type { AuditSubject } from "./ports";

export interface AuditView {
  readonly id: string;
  readonly at: Date;
  readonly actor: PersonView | null;
  readonly action: string;
  readonly subject: AuditSubject;
  readonly subjectId: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

export interface AuditFilter extends Period {
  readonly subject?: AuditSubject;
  readonly personId?: string;
  /** Beginning of an action: "grant." or "request.approved". */
  readonly action?: string;
}
