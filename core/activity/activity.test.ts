import { describe, expect, it } from "vitest";
import type { AccountId, GrantId, PermissionSetArn, PersonId } from "../ids";
import { belongsTo, permissionSetOfRole } from "./attribution";
import { lastDelivery, nextReading } from "./collect";
import { isProtectedAction } from "./protected-actions";
import type { CollectableGrant, TrailEvent } from "./types";

const noon = new Date("2026-01-05T12:00:00Z");
const at = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);
const grant: CollectableGrant = {
  grantId: "g" as GrantId,
  personId: "p-ann" as PersonId,
  userName: "ann",
  accountId: "310000000001" as AccountId,
  permissionSetArn: "arn" as PermissionSetArn,
  permissionSetName: "Database_Admin",
  sessionDurationSeconds: 3600,
  startsAt: noon,
  endsAt: at(30),
  goneAt: at(30),
  succeededAt: at(300),
  collectedAt: null,
  now: at(10),
};
const event: TrailEvent = {
  eventId: "e",
  at: at(5),
  accountId: grant.accountId,
  region: "sa-east-1",
  service: "rds",
  action: "ModifyDBInstance",
  readOnly: false,
  errorCode: null,
  errorMessage: null,
  resource: "",
  roleName: "AWSReservedSSO_Database_Admin_0123456789abcdef",
  sessionName: "ann",
  onBehalfOf: grant.personId,
  raw: {},
};

describe("permissionSetOfRole", () => {
  it("reads the name from the right: it may hold an underscore", () => {
    expect(permissionSetOfRole("AWSReservedSSO_Database_Admin_0123456789abcdef")).toBe("Database_Admin");
  });
  it.each([null, "", "Admin", "AWSReservedSSO_Database", "AWSReservedSSO_X_0123456789ABCDEF"])(
    "is none for %s",
    (role) => {
      expect(permissionSetOfRole(role)).toBeUndefined();
    },
  );
});

describe("belongsTo", () => {
  it.each<[string, Partial<TrailEvent>, boolean]>([
    ["the person's call under the grant", {}, true],
    ["a call after the grant's end, with credentials that still live", { at: at(45) }, true],
    ["the session's start, which names nobody on whose behalf", { onBehalfOf: null }, true],
    ["another person whose name begins alike", { onBehalfOf: null, sessionName: "anna" }, false],
    ["another person under the same session name", { onBehalfOf: "p-other" as PersonId }, false],
    ["another account", { accountId: "310000000002" as AccountId }, false],
    ["another permission set", { roleName: "AWSReservedSSO_Admin_0123456789abcdef" }, false],
    ["a role of the account's own", { roleName: "Database_Admin" }, false],
    ["before the grant", { at: at(-1) }, false],
    ["under the next grant", { at: at(300) }, false],
  ])("%s", (_, change, expected) => {
    expect(belongsTo({ ...event, ...change }, grant)).toBe(expected);
  });
});

describe("nextReading", () => {
  it("reads on while it lasts, slower after its end, and stops when nothing more can come", () => {
    expect(nextReading(grant, 60)).toEqual(at(11));
    expect(nextReading({ ...grant, now: at(40) }, 60)).toEqual(at(44));
    expect(lastDelivery(grant)).toEqual(at(30 + 60 + 15));
    expect(nextReading({ ...grant, now: at(105) }, 60)).toBeNull();
  });
});

describe("isProtectedAction", () => {
  it.each([
    ["ec2", "ReplaceRoute", true],
    ["ec2", "ReplaceRouteTableAssociation", true],
    ["ec2", "DescribeRouteTables", false],
    ["ec2", "CreateTransitGatewayRoute", true],
    ["s3", "DeletePublicAccessBlock", true],
    ["access-analyzer", "DeleteAnalyzer", true],
    ["cloudtrail", "StopLogging", true],
    ["rds", "ModifyDBInstance", false],
  ])("%s %s: %s", (service, action, expected) => {
    expect(isProtectedAction({ service, action })).toBe(expected);
  });
});
