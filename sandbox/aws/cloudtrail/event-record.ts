/** The CloudTrailEvent document: what an event looks like in JSON. */
import type { Random } from "../random";
import type { Act } from "./acts";
import type { Scene } from "./scene";
import type { TrailEvent } from "./trails";

/** CloudTrail writes instants in whole seconds. */
export function wholeSeconds(ms: number): string {
  return `${new Date(Math.floor(ms / 1000) * 1000).toISOString().slice(0, 19)}Z`;
}

/** Who made the call, as `userIdentity` says it, and the name LookupEvents finds it by. */
export interface Identity {
  userIdentity: Record<string, unknown>;
  username?: string;
  accessKeyId?: string;
}

/** What was called, and how it went. */
interface Happening {
  act: Act;
  scene: Scene;
  atMs: number;
  identity: Identity;
  sourceIpAddress: string;
  userAgent: string;
  /** Denied calls carry an error and change nothing. */
  isDenied?: boolean;
  /** The denial is by a policy that says so, not by the lack of one. */
  isExplicitlyDenied?: boolean;
  responseElements?: unknown;
}

function errorOf(act: Act, identity: Identity, isExplicit: boolean): Record<string, unknown> {
  const why = isExplicit
    ? "with an explicit deny in an identity-based policy"
    : `because no identity-based policy allows the ${act.service}:${act.name} action`;
  const who = String(identity.userIdentity.arn ?? identity.username);
  if (act.service === "ec2") {
    const errorMessage = `You are not authorized to perform this operation. User: ${who} is not authorized to perform: ec2:${act.name}${isExplicit ? ` ${why}` : ""}`;
    return { errorCode: "Client.UnauthorizedOperation", errorMessage };
  }
  const errorMessage = `User: ${who} is not authorized to perform: ${act.service}:${act.name} ${why}`;
  return { errorCode: "AccessDenied", errorMessage };
}

/** Renders an event. IAM's events are those of us-east-1, as in AWS. */
export function eventOf(happening: Happening, random: Random): Omit<TrailEvent, "deliveredAtMs"> {
  const { act, scene, identity, atMs } = happening;
  const region = act.service === "iam" ? "us-east-1" : scene.region;
  const eventId = random.uuid();
  const resources = act.resources(scene);
  const eventSource = `${act.service}.amazonaws.com`;
  const named = resources.map(({ type, name }) => ({ accountId: scene.accountId, type, ARN: name }));
  const cloudTrailEvent = JSON.stringify({
    eventVersion: "1.11",
    userIdentity: identity.userIdentity,
    eventTime: wholeSeconds(atMs),
    eventSource,
    eventName: act.name,
    awsRegion: region,
    sourceIPAddress: happening.sourceIpAddress,
    userAgent: happening.userAgent,
    ...(happening.isDenied ? errorOf(act, identity, happening.isExplicitlyDenied ?? false) : {}),
    requestParameters: act.parameters(scene),
    responseElements:
      happening.responseElements ?? (act.readOnly || happening.isDenied ? null : { _return: true }),
    requestID: random.uuid(),
    eventID: eventId,
    readOnly: act.readOnly,
    ...(named.length > 0 ? { resources: named } : {}),
    eventType: "AwsApiCall",
    managementEvent: true,
    recipientAccountId: scene.accountId,
    eventCategory: "Management",
  });
  return {
    eventId,
    atMs,
    accountId: scene.accountId,
    region,
    eventName: act.name,
    eventSource,
    readOnly: act.readOnly,
    ...(identity.username === undefined ? {} : { username: identity.username }),
    ...(identity.accessKeyId === undefined ? {} : { accessKeyId: identity.accessKeyId }),
    resources,
    cloudTrailEvent,
  };
}
