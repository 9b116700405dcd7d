/** Who looks at the page, as the shell needs to know it. */

/** What a person may do in Catraca; decides which entries the shell shows, and grants nothing. */
export type ViewerRole = "requester" | "approver" | "security" | "admin";

/** The person signed in. The pages' layout gets it from the wiring and hands it to `Shell`. */
export interface Viewer {
  personId: string;
  displayName: string;
  userName: string;
  roles: ReadonlyArray<ViewerRole>;
  /** How many requests wait for this person's decision. */
  pendingApprovals: number;
}
