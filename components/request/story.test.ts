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
    guard: null,
    keptUntil: null,
    overdue: null,
    activeAt: null,
    endedAt: null,
    ...rest,
  }) as GrantView;
const request = (rest: Partial<RequestView>) =>
  ({ state: "approved", minutes: 60, decision: null, lapsesAt: at(59), ...rest }) as RequestView;
const story = (rest: Partial<RequestStory>) =>
  ({ request: request({}), grants: [], events: [], activities: [], ...rest }) as unknown as RequestStory;

const nameOf = (item: ReturnType<typeof timelineOf>[number]) => {
  if (item.kind === "event") return item.event.action;
  return item.kind === "ahead" ? item.what : item.kind;
};

describe("timelineOf", () => {
  it("puts the calls where the first was made, and what is to come last", () => {
    const items = timelineOf(
      story({
        events: [event("request.submitted", 0), event("grant.active", 3), event("grant.ending", 30)],
        grants: [grant({ state: "ending", activeAt: at(3) })],
        activities: [{ at: at(5) }, { at: at(31) }] as ActivityView[],
      }),
      at(32),
    );
    expect(items.map(nameOf)).toEqual([
      "request.submitted",
      "grant.active",
      "calls",
      "grant.ending",
      "credentials-dead",
    ]);
  });
  it("says that sessions end with access where a guard ends them, and then that they did", () => {
    const guarded = { guard: { armedAt: at(2), gap: null, honouredBy: null }, credentialsDeadBy: at(30) };
    const shown = (rest: Partial<GrantView>, now: Date) =>
      timelineOf(
        story({ events: [event("grant.ended", 31)], grants: [grant({ ...guarded, ...rest })] }),
        now,
      ).map(nameOf);
    expect(shown({ state: "active" }, at(10))).toEqual(["grant.ended", "end-of-all"]);
    expect(shown({ state: "ended", activeAt: at(3) }, at(32))).toEqual(["sessions-end", "grant.ended"]);
    expect(shown({ state: "ended", activeAt: at(3), outcome: "covered" }, at(32))).toEqual(["grant.ended"]);
  });
  it("does not say when credentials are dead while AWS may still issue some, unless a guard denies them", () => {
    const overdue = { since: at(30), listedAt: null } as GrantView["overdue"];
    const stays = grant({ state: "ending", overdue });
    expect(timelineOf(story({ grants: [stays] }), at(40))).toEqual([]);
    const guarded = { ...stays, guard: { armedAt: at(2), gap: null, honouredBy: null } };
    const items = timelineOf(story({ grants: [{ ...guarded, credentialsDeadBy: at(30) }] }), at(40));
    expect(items.map(nameOf)).toEqual(["sessions-end"]);
  });
  it("says until when somebody can answer", () => {
    const [item] = timelineOf(story({ request: request({ state: "pending" }) }), at(1));
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
