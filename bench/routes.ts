// Every page of the portal, and the demo person who fits it.

/** One page. `[request]` waits for a decision; `[granted]` was approved and has the grant `[grant]`; `[person]` is Ana. */
export interface Route {
  path: string;
  person: string;
  /** whose limit holds: that of requesters and approvers, or that of security and admins */
  area: "people" | "security";
}

const people = (person: string, ...paths: string[]): Route[] =>
  paths.map((path) => ({ path, person, area: "people" }));
const security = (person: string, ...paths: string[]): Route[] =>
  paths.map((path) => ({ path, person, area: "security" }));

/** The routes, measured and walked from here alone. */
export const routes: Route[] = [
  ...people("", "/login"),
  ...people("ana", "/access", "/requests/new", "/requests", "/requests/[request]", "/requests/[granted]"),
  ...people("bruno", "/approvals", "/approvals/[request]"),
  ...security(
    "fabio",
    "/security",
    "/security/live",
    "/security/changes",
    "/security/access",
    "/security/drift",
    "/security/guards",
    "/security/audit",
    "/security/live/[grant]",
    "/security/people/[person]",
  ),
  ...security("gabi", "/admin", "/admin/units", "/admin/eligibility", "/admin/roles", "/admin/preflight"),
];
