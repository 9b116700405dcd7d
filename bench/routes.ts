// Every page of the portal, and the demo person who fits it.

/** One page. `[id]` stands for a request made for the purpose. */
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
  ...people("ana", "/access", "/requests/new", "/requests", "/requests/[id]"),
  ...people("bruno", "/approvals", "/approvals/[id]"),
  ...security(
    "fabio",
    "/security",
    "/security/live",
    "/security/changes",
    "/security/access",
    "/security/audit",
  ),
  ...security("gabi", "/admin"),
];
