// The policies of deploy/, as the sandbox takes them: whatever they do not list is denied.
import activityRolePolicy from "@/deploy/activity-role-policy.json";
import guardRolePolicy from "@/deploy/guard-role.json";
import portalPolicy from "@/deploy/iam-policy.json";

/** For `startAwsSandbox`: the portal and the roles that it assumes may do what an operator would allow them. */
export const deployedPolicies = {
  callerPolicy: portalPolicy,
  rolePolicies: { CatracaActivityRead: activityRolePolicy, CatracaGuard: guardRolePolicy },
};
