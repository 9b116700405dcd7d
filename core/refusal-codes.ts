/** Every expected no. Each has a wording in every language (a test holds this list against the messages). */
export const refusalCodes = [
  // what was typed
  "minutes-not-a-number",
  "minutes-below-minimum", // minimum
  "minutes-above-maximum", // maximum
  "justification-missing",
  "justification-too-long", // maximum
  "ticket-too-long", // maximum
  "targets-missing",
  "targets-too-many", // maximum
  "start-not-a-time",
  "start-in-the-past",
  "start-too-far", // days
  "reason-missing",
  "reason-too-long", // maximum
  "account-name-differs", // account
  "form-malformed",
  // who may
  "not-eligible", // account, permissionSet
  "above-eligible-minutes", // account, permissionSet, maximum
  "account-without-unit", // account
  "person-disabled",
  "own-request",
  "not-an-approver", // unit
  "unit-changed", // unit
  "target-gone", // account, permissionSet
  "session-too-long", // account, permissionSet, maximum
  "guard-full", // account, permissionSet
  "not-allowed",
  "frozen", // reason
  // when
  "not-found",
  "already-decided", // state
  "changed-meanwhile",
  "lapsed",
  "more-than-asked", // maximum
  "already-ended",
  "already-frozen",
  "not-frozen",
  // drift
  "finding-closed",
  "not-foreign",
  "group-not-removable",
  "is-standing",
  "is-ours",
  "not-in-directory",
  "removal-under-way",
  "already-looking",
  "nothing-held-back",
  "not-restored",
] as const;

export type RefusalCode = (typeof refusalCodes)[number];
