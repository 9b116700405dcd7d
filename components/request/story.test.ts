import { describe, expect, it } from "vitest";
import type { ActivityView } from "@/core/activity/views";
import type { GrantView } from "@/core/grant/views";
import type { RequestStory, RequestView, StoryEvent } from "@/core/request/views";
import { sentenceOf } from "./sentence";
import { timelineOf } from "./timeline";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 14, minute));
const event = (action: string, minute: number) => ({ action, at: at(minute) }) as StoryEvent;
const grant = (rest: Partial<GrantView>) =>
  ({
    startsAt: at(2),
    endsAt: at(30),
    credentialsDeadBy: at(59),
    overdue: null,
    activeAt: null,
    endedAt: null,
    ...rest,
  }) as GrantView;
const request = (rest: Partial<RequestView>) =>
  ({ state: "approved", minutes: 60, decision: null, lapsesAt: at(59), ...rest }) as RequestView;
const story = (rest: Partial<RequestStory>) =>
  ({ request: request({}), grants: [], events: [], activities: [], ...rest }) as unknown as RequestStory;

describe("timelineOf", () => {
  it("puts the calls where the first was made, and what is to come last", () => {
    const items = timelineOf(
      story({
        events: [event("request.submitted", 0), event("grant.active", 3), event("grant.ending", 30)],
        grants: [grant({ state: "ending", activeAt: at(3) })],
        activities: [{ at: at(5) }, { at: at(31) }] as ActivityView[],
      }),
    );
    expect(items.map((item) => (item.kind === "event" ? item.event.action : item.kind))).toEqual([
      "request.submitted",
      "grant.active",
      "calls",
      "grant.ending",
      "ahead",
    ]);
  });
  it("does not say when credentials are dead while AWS may still issue some", () => {
    const overdue = { since: at(30), listedAt: null } as GrantView["overdue"];
    expect(timelineOf(story({ grants: [grant({ state: "ending", overdue })] }))).toEqual([]);
  });
  it("says until when somebody can answer", () => {
    const [item] = timelineOf(story({ request: request({ state: "pending" }) }));
    expect(item).toMatchObject({ kind: "ahead", what: "answer" });
  });
});

describe("sentenceOf", () => {
  it("speaks of what was asked, granted, and had", () => {
    expect(sentenceOf(request({ state: "pending" }), [])).toEqual({ key: "pending", minutes: 60 });
    const decision = { grantedMinutes: 30 } as RequestView["decision"];
    expect(sentenceOf(request({ decision }), [grant({ state: "active" })])).toEqual({
      key: "active",
      minutes: 30,
    });
    const ended = grant({ state: "ended", activeAt: at(3), endedAt: at(25) });
    expect(sentenceOf(request({ decision }), [ended])).toEqual({ key: "ended", minutes: 22 });
  });
  it("hides no access that AWS may still have behind an error or an end", () => {
    const overdue = { since: at(30), listedAt: null } as GrantView["overdue"];
    for (const state of ["failed", "ended", "ending"] as const)
      expect(sentenceOf(request({}), [grant({ state, overdue })]).key).toBe("overdue");
  });
  it("does not claim access that AWS never confirmed", () => {
    expect(sentenceOf(request({}), [grant({ state: "ended" })]).key).toBe("failed");
  });
});
