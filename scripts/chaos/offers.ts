// What is asked for in a run, and who decides.

/** Who may ask for what, and who decides: a part of the demo's rules, each with the accounts that one ask may name. */
export const OFFERS = [
  {
    people: ["ana", "carla"],
    accounts: ["payments-prod", "payments-data-prod", "payments-dev"],
    permissionSets: ["ReadOnly", "PowerUser"],
    approvers: ["bruno"],
  },
  {
    people: ["ana", "carla"],
    accounts: ["payments-prod", "payments-data-prod"],
    permissionSets: ["DatabaseAdmin", "NetworkAdmin"],
    approvers: ["bruno"],
  },
  {
    people: ["ana", "diego"],
    accounts: ["lending-prod"],
    permissionSets: ["ReadOnly", "PowerUser", "DatabaseAdmin"],
    approvers: ["elisa"],
  },
  {
    people: ["diego"],
    accounts: ["risk-prod"],
    permissionSets: ["ReadOnly", "PowerUser", "IncidentResponder"],
    approvers: ["helena"],
  },
] as const;
