// A CloudTrail record's text, read. Source: CloudTrail User Guide, "CloudTrail record contents".
import { z } from "zod";
import type { TrailEvent } from "@/core/activity/types";
import type { AccountId, PersonId } from "@/core/ids";

const record = z.looseObject({
  eventID: z.uuid(),
  eventTime: z.coerce.date(),
  eventSource: z.string(),
  eventName: z.string(),
  awsRegion: z.string(),
  recipientAccountId: z.string().optional(),
  readOnly: z.union([z.boolean(), z.stringbool()]).default(false),
  errorCode: z.string().nullish(),
  errorMessage: z.string().nullish(),
  resources: z.array(z.looseObject({ ARN: z.string().nullish() })).nullish(),
  requestParameters: z.record(z.string(), z.unknown()).nullish(),
  userIdentity: z
    .looseObject({
      userName: z.string().nullish(),
      arn: z.string().nullish(),
      accountId: z.string().nullish(),
      onBehalfOf: z.looseObject({ userId: z.string() }).nullish(),
      sessionContext: z
        .looseObject({ sessionIssuer: z.looseObject({ userName: z.string().nullish() }).nullish() })
        .nullish(),
    })
    .nullish(),
});

type Record_ = z.infer<typeof record>;

/** The event, or undefined for a text that is not one: a single odd record must not stop the reading. */
export function trailEvent(text: string | undefined): TrailEvent | undefined {
  const raw = parseJson(text);
  const parsed = record.safeParse(raw);
  if (!parsed.success) return undefined;
  const event = parsed.data;
  return {
    eventId: event.eventID,
    at: event.eventTime,
    accountId: (event.recipientAccountId ?? event.userIdentity?.accountId ?? "") as AccountId,
    region: event.awsRegion,
    service: event.eventSource.replace(/\.amazonaws\.com$/, ""),
    action: event.eventName,
    readOnly: event.readOnly,
    errorCode: event.errorCode ?? null,
    errorMessage: event.errorMessage ?? null,
    resource: resourceOf(event),
    ...sessionOf(event),
    onBehalfOf: (event.userIdentity?.onBehalfOf?.userId ?? null) as PersonId | null,
    raw,
  };
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}

/** The role and session that called; for the session's own start, those that it made. */
function sessionOf(event: Record_): Pick<TrailEvent, "roleName" | "sessionName"> {
  const params = event.requestParameters;
  if (event.eventName === "AssumeRoleWithSAML") {
    const arn = typeof params?.roleArn === "string" ? params.roleArn : "";
    const name = params?.roleSessionName ?? event.userIdentity?.userName;
    return { roleName: lastPart(arn), sessionName: typeof name === "string" ? name : null };
  }
  const issuer = event.userIdentity?.sessionContext?.sessionIssuer?.userName;
  const [, roleFromArn, ...rest] = (event.userIdentity?.arn ?? "").split("/");
  return { roleName: issuer ?? roleFromArn ?? null, sessionName: rest.join("/") || null };
}

function lastPart(arn: string): string | null {
  return arn.split("/").at(-1) || null;
}

/** The first resource named by ARN; else the first parameter that looks like a name or id. */
function resourceOf(event: Record_): string {
  const arn = event.resources?.find((each) => each.ARN)?.ARN;
  if (arn) return arn;
  const named = Object.entries(event.requestParameters ?? {}).find(
    ([key, value]) => typeof value === "string" && /(name|id|identifier|arn|bucket|key)$/i.test(key),
  );
  return named ? String(named[1]).slice(0, 500) : "";
}
