// Calls on foundational platform services that nobody should make unexpectedly.
import type { TrailEvent } from "./types";

/** By service: names, or beginnings of names where they end in "*". */
const protectedActions: Readonly<Record<string, readonly string[]>> = {
  cloudtrail: ["StopLogging", "DeleteTrail", "UpdateTrail", "PutEventSelectors"],
  config: ["StopConfigurationRecorder", "DeleteConfigurationRecorder", "DeleteDeliveryChannel"],
  ec2: [
    "CreateRoute",
    "ReplaceRoute*",
    "DeleteRoute*",
    "DisassociateRouteTable",
    "DeleteFlowLogs",
    "AuthorizeSecurityGroupIngress",
    "DisableEbsEncryptionByDefault",
    "DeleteVpc*",
    "*TransitGateway*",
    "CreateVpcPeeringConnection",
  ],
  guardduty: ["DeleteDetector", "UpdateDetector", "CreateFilter", "Disassociate*"],
  securityhub: ["DisableSecurityHub", "BatchDisableStandards", "UpdateStandardsControl"],
  "access-analyzer": ["DeleteAnalyzer"],
  iam: ["CreateUser", "CreateAccessKey", "CreateLoginProfile", "AttachUserPolicy", "UpdateAssumeRolePolicy"],
  kms: ["ScheduleKeyDeletion", "DisableKey", "PutKeyPolicy"],
  s3: ["PutBucketPolicy", "DeleteBucketPolicy", "*PublicAccessBlock", "PutBucketAcl"],
  organizations: ["LeaveOrganization", "DetachPolicy", "DisablePolicyType"],
  logs: ["DeleteLogGroup", "PutRetentionPolicy"],
};

/** Whether a call is on the list; a call that AWS refused is, too: somebody tried. */
export function isProtectedAction(event: Pick<TrailEvent, "service" | "action">): boolean {
  const patterns = protectedActions[event.service] ?? [];
  return patterns.some((pattern) => matches(pattern, event.action));
}

function matches(pattern: string, action: string): boolean {
  const middle = pattern.replaceAll("*", "");
  if (pattern.startsWith("*") && pattern.endsWith("*")) return action.includes(middle);
  if (pattern.startsWith("*")) return action.endsWith(middle);
  return pattern.endsWith("*") ? action.startsWith(middle) : action === pattern;
}
