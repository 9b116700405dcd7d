import { expect, it } from "vitest";
import type { ActivityView } from "@/core/activity/views";
import { callGroups } from "./call-groups";

function call(action: string, resource: string, rest: Partial<ActivityView> = {}): ActivityView {
  return {
    eventId: action,
    service: "rds",
    action,
    resource,
    readOnly: true,
    errorCode: null,
    isProtected: false,
    ...rest,
  } as ActivityView;
}

it("groups by resource: protected first, then what stands out, reads last and apart", () => {
  const groups = callGroups([
    call("DescribeDBInstances", ""),
    call("DescribeDBClusters", "orders"),
    call("RebootDBInstance", "orders", { readOnly: false }),
    call("GetBucketPolicy", "backups", { errorCode: "AccessDenied", service: "s3" }),
    call("StopLogging", "trail", { readOnly: false, isProtected: true, service: "cloudtrail" }),
  ]);
  expect(groups.map(({ resource, standing, reads }) => [resource, standing.length, reads.length])).toEqual([
    ["trail", 1, 0],
    ["orders", 1, 1],
    ["backups", 1, 0],
    ["", 0, 1],
  ]);
});
