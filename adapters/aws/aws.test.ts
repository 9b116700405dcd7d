import { describe, expect, it } from "vitest";
import { asFault } from "./fault";
import { failureReason } from "./identity-center";
import { durationSeconds } from "./organization-listing";
import { trailEvent } from "./trail-event";

describe("asFault", () => {
  const faultOf = (error: object) => asFault(() => Promise.reject(error)).catch((fault: unknown) => fault);

  it.each([
    [{ name: "ThrottlingException", $metadata: { httpStatusCode: 400 } }, "later", "none"],
    [{ name: "ConflictException", $metadata: { httpStatusCode: 400 } }, "later", "none"],
    [{ name: "ValidationException", $metadata: { httpStatusCode: 400 } }, "never", "none"],
    [{ name: "ResourceNotFoundException", $metadata: { httpStatusCode: 400 } }, "never", "none"],
    [{ name: "AccessDeniedException", $metadata: { httpStatusCode: 400 } }, "later", "none"],
    [{ name: "InternalServerException", $metadata: { httpStatusCode: 500 } }, "later", "unclear"],
    [{ name: "TimeoutError" }, "later", "unknown"],
    [{ name: "Error", code: "ECONNREFUSED" }, "later", "none"],
    [{ name: "Error", code: "ENOTFOUND" }, "later", "none"],
    [{ name: "TimeoutError", code: "ECONNRESET" }, "later", "unknown"],
    [{ name: "Error", message: "socket hang up" }, "later", "unknown"],
  ])("%o: %s, effect %s", async (error, retry, effect) => {
    expect(await faultOf(error)).toMatchObject({ name: "Fault", retry, effect });
  });
});

describe("failureReason", () => {
  it.each([
    [
      "Received a 404 status error: EntitlementItem doesn't exist with the given entitlement key",
      "not-there",
    ],
    ["Request failed: the USER assignee 1 was not found in directory d-9067000001.", "principal-gone"],
    ["Received a 403 status error: Not authorized", "forbidden"],
    ["Something new", "other"],
  ])("%s", (text, reason) => {
    expect(failureReason(text)).toBe(reason);
  });
});

describe("durationSeconds", () => {
  it.each([
    ["PT1H", 3600],
    ["PT1H30M", 5400],
    ["PT43200S", 43200],
    [undefined, 3600],
    ["nonsense", 3600],
  ])("%s", (iso, seconds) => {
    expect(durationSeconds(iso)).toBe(seconds);
  });
});

describe("trailEvent", () => {
  const record = {
    eventID: "6f0c1f5e-4c1f-4a30-9d7b-0d8f3f9a0001",
    eventTime: "2026-01-05T12:00:00Z",
    eventSource: "rds.amazonaws.com",
    eventName: "ModifyDBInstance",
    awsRegion: "sa-east-1",
    recipientAccountId: "310000000001",
    readOnly: false,
    requestParameters: { dBInstanceIdentifier: "orders" },
    userIdentity: {
      type: "AssumedRole",
      arn: "arn:aws:sts::310000000001:assumed-role/AWSReservedSSO_DatabaseAdmin_0123456789abcdef/ana",
      sessionContext: { sessionIssuer: { userName: "AWSReservedSSO_DatabaseAdmin_0123456789abcdef" } },
      onBehalfOf: { userId: "p-ana" },
    },
  };

  it("takes out what attribution needs", () => {
    expect(trailEvent(JSON.stringify(record))).toMatchObject({
      service: "rds",
      roleName: "AWSReservedSSO_DatabaseAdmin_0123456789abcdef",
      sessionName: "ana",
      onBehalfOf: "p-ana",
      resource: "orders",
      accountId: "310000000001",
    });
  });

  it.each([undefined, "", "{", "[]", "{}", JSON.stringify({ ...record, eventID: "x" })])(
    "is none for %s",
    (text) => {
      expect(trailEvent(text)).toBeUndefined();
    },
  );
});
