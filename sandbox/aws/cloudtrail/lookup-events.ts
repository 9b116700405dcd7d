/** LookupEvents: the account's own events in one Region, the newest first, 50 a page, filtered by one attribute. */
import { AwsError } from "../aws-error";
import { type Operations, operation, type Refuse } from "../call";
import { page } from "../pages";
import { instant, list, maybe, oneOf, structure, text, whole, wordViolations } from "../shape";
import type { World } from "../world";
import type { TrailEvent } from "./trails";

const RETENTION_MS = 90 * 24 * 60 * 60 * 1000;

const attribute = structure({
  AttributeKey: oneOf(
    "EventId",
    "EventName",
    "ReadOnly",
    "Username",
    "ResourceType",
    "ResourceName",
    "EventSource",
    "AccessKeyId",
  ),
  AttributeValue: text({ min: 1, max: 2000 }),
});

const refuse: Refuse = (violations) => {
  const path = violations[0]?.path ?? "";
  let code = "ValidationException";
  if (path === "maxResults") code = "InvalidMaxResultsException";
  if (path.startsWith("lookupAttributes")) code = "InvalidLookupAttributesException";
  if (path === "eventCategory") code = "InvalidEventCategoryException";
  return new AwsError(code, wordViolations(violations));
};

function isWanted(event: TrailEvent, key: string, value: string): boolean {
  switch (key) {
    case "EventId":
      return event.eventId === value;
    case "EventName":
      return event.eventName === value;
    case "ReadOnly":
      return String(event.readOnly) === value;
    case "Username":
      return event.username === value;
    case "ResourceType":
      return event.resources.some((resource) => resource.type === value);
    case "ResourceName":
      return event.resources.some((resource) => resource.name === value);
    case "EventSource":
      return event.eventSource === value;
    default:
      return event.accessKeyId === value;
  }
}

function shown(event: TrailEvent) {
  return {
    EventId: event.eventId,
    EventName: event.eventName,
    ReadOnly: String(event.readOnly),
    AccessKeyId: event.accessKeyId,
    EventTime: Math.floor(event.atMs / 1000),
    EventSource: event.eventSource,
    Username: event.username,
    Resources: event.resources.map(({ type, name }) => ({ ResourceType: type, ResourceName: name })),
    CloudTrailEvent: event.cloudTrailEvent,
  };
}

/** Events have whole seconds; so the limits count by whole seconds, both ends included. */
const second = (ms: number) => Math.floor(ms / 1000);

/** CloudTrail's one operation. */
export function cloudTrailOperations(world: World): Operations {
  return {
    LookupEvents: operation(
      {
        LookupAttributes: maybe(list(attribute, { max: 1 })),
        StartTime: maybe(instant()),
        EndTime: maybe(instant()),
        EventCategory: maybe(oneOf("insight")),
        MaxResults: maybe(whole(1, 50)),
        NextToken: maybe(text({ min: 1 })),
      },
      (input, call) => {
        const startMs = Math.max(input.StartTime ?? 0, call.atMs - RETENTION_MS);
        const endMs = input.EndTime ?? Number.MAX_SAFE_INTEGER;
        if (input.StartTime !== undefined && input.StartTime > endMs) {
          throw new AwsError("InvalidTimeRangeException", "The start time must be before the end time.");
        }
        const [wanted] = input.LookupAttributes ?? [];
        const all =
          input.EventCategory === "insight" ? [] : world.trails.delivered(call.accountId, call.region);
        const matching = all.filter(
          (event) =>
            second(event.atMs) >= second(startMs) &&
            second(event.atMs) <= second(endMs) &&
            (!wanted || isWanted(event, wanted.AttributeKey, wanted.AttributeValue)),
        );
        const cut = page({
          items: matching,
          of: `events ${call.accountId} ${call.region} ${JSON.stringify([input.StartTime, input.EndTime, wanted])}`,
          keyOf: (event) => event.eventId,
          size: input.MaxResults ?? 50,
          token: input.NextToken,
          refuse: () => new AwsError("InvalidNextTokenException", "The NextToken is not valid."),
        });
        return { Events: cut.items.map(shown), NextToken: cut.nextToken };
      },
      refuse,
    ),
  };
}
