/** Who looks at the page, as the shell needs to know it. */

/** What a person may do in Catraca; decides which entries the shell shows, and grants nothing. */
export type ViewerRole = "requester" | "approver" | "security" | "admin";

/** The person signed in. The pages' layout gets it from the wiring and hands it to `Shell`. */
export interface Viewer {
  personId: string;
  displayName: string;
  userName: string;
  roles: ReadonlyArray<ViewerRole>;
  /** Security itself, who sees more than heads of units do on the same pages. */
  isSecurity: boolean;
  /** How many requests wait for this person's decision. */
  pendingApprovals: number;
}
