import { describe, expect, it } from "vitest";
import { credentialsDeadBy, promisedDeadBy } from "./credentials";
import { armedAt, closingOf, coverOf, deniedBy, type GuardHistory, gapOf, type ToldGuard } from "./history";

const at = (time: string) => new Date(`2026-11-22T${time}Z`);
const nothing = { notAfter: null, issuedBefore: null, possibleGapAt: null, takenAt: null };
const taken = (time: string, more: Partial<ToldGuard>) => ({ takenAt: at(time), ...more });
const armed = (time: string, end: string, more: Partial<ToldGuard> = taken(time, {})): ToldGuard => ({
  ...nothing,
  at: at(time),
  did: "armed",
  notAfter: at(end),
  ...more,
});
const moved = (time: string, end: string, more: Partial<ToldGuard> = taken(time, {})): ToldGuard => ({
  ...armed(time, end, more),
  did: "moved",
});
const bound = (time: string, from: string, more: Partial<ToldGuard> = taken(time, {})): ToldGuard => ({
  ...nothing,
  at: at(time),
  did: "bound",
  issuedBefore: at(from),
  ...more,
});
const grant = (startsAt: string, endsAt: string, activeAt?: string, endedAt?: string) => ({
  startsAt: at(startsAt),
  endsAt: at(endsAt),
  activeAt: activeAt ? at(activeAt) : null,
  endedAt: endedAt ? at(endedAt) : null,
});
const history = (...changes: ToldGuard[]): GuardHistory => ({ changes, edit: null });

describe("the cover of a grant", () => {
  const first = [armed("12:00:01", "13:00:00"), bound("13:00:04", "13:01:03")];
  it("is what was armed for it, not what was armed before or after", () => {
    const all = history(...first, armed("14:00:01", "15:00:00"));
    expect(coverOf(all, grant("12:00:00", "13:00:00", "12:00:03", "13:00:03"))).toEqual(first);
    expect(coverOf(all, grant("14:00:00", "15:00:00", "14:00:03"))).toHaveLength(1);
  });
  it("is none while only an earlier one is there", () => {
    expect(coverOf(history(...first), grant("13:00:30", "14:00:00"))).toEqual([]);
    expect(coverOf(history(first[0] as ToldGuard), grant("13:00:02", "14:00:00"))).toEqual([]);
  });
  it("counts as armed once AWS has taken it, and no longer when it was dropped", () => {
    expect(armedAt([armed("12:00:01", "13:00:00", {})])).toBeNull();
    expect(armedAt([armed("12:00:01", "13:00:00", taken("12:00:02", {}))])).toEqual(at("12:00:02"));
    expect(
      armedAt([armed("12:00:01", "13:00:00"), { ...nothing, at: at("12:30:00"), did: "dropped" }]),
    ).toBeNull();
  });
});

describe("sessions are denied by", () => {
  it("the end, where AWS has known it for long enough to spread it", () => {
    expect(deniedBy([armed("12:00:01", "13:00:00")])).toEqual(at("13:00:00"));
    expect(deniedBy([armed("12:00:01", "12:02:00")])).toEqual(at("12:05:01"));
  });
  it("five minutes after AWS took an earlier end, but never later than the end it knew", () => {
    const early = moved("12:20:00", "12:20:00", taken("12:20:02", {}));
    expect(deniedBy([armed("12:00:01", "13:00:00"), early])).toEqual(at("12:25:02"));
    expect(deniedBy([armed("12:00:01", "12:22:00"), early])).toEqual(at("12:22:00"));
  });
  it("the end it knew, while AWS has not taken the earlier one", () => {
    expect(deniedBy([armed("12:00:01", "13:00:00"), moved("12:20:00", "12:20:00", {})])).toEqual(
      at("13:00:00"),
    );
  });
  it("the later end, when it was extended, taken or not", () => {
    expect(deniedBy([armed("12:00:01", "13:00:00"), moved("12:58:00", "14:00:00", {})])).toEqual(
      at("14:00:00"),
    );
  });
  it("nothing, while AWS has never taken it", () => {
    expect(deniedBy([armed("12:00:01", "13:00:00", {})])).toBeUndefined();
    expect(deniedBy([])).toBeUndefined();
  });
});

describe("credentials are dead by", () => {
  const cover = [armed("12:00:01", "13:00:00")];
  const hour = { sessionSeconds: 3600 };
  it("the end with a guard, a session later without", () => {
    expect(credentialsDeadBy(at("13:00:04"), cover, { edit: null }, hour)).toEqual(at("13:00:00"));
    expect(credentialsDeadBy(at("13:00:04"), [], { edit: null }, hour)).toEqual(at("14:00:04"));
  });
  it("a session later where somebody changed the guard by hand, until ours is spread again", () => {
    const edited = (mendedAt: Date | null, when = "12:30:00") => ({ edit: { at: at(when), mendedAt } });
    expect(credentialsDeadBy(at("13:00:04"), cover, edited(null), hour)).toEqual(at("14:00:04"));
    expect(credentialsDeadBy(at("13:00:04"), cover, edited(at("12:30:02")), hour)).toEqual(at("13:00:00"));
    expect(credentialsDeadBy(at("13:00:04"), cover, edited(at("12:59:00")), hour)).toEqual(at("13:04:00"));
    expect(credentialsDeadBy(at("13:00:04"), cover, edited(null, "15:00:00"), hour)).toEqual(at("13:00:00"));
  });
  it("as promised before anything is given: the end, or five minutes after a start shortly before it", () => {
    const ahead = { startsAt: at("12:00:00"), endsAt: at("13:00:00"), isGuarded: true, ...hour };
    expect(promisedDeadBy(ahead)).toEqual(at("13:00:00"));
    expect(promisedDeadBy({ ...ahead, isGuarded: false })).toEqual(at("14:00:00"));
    expect(promisedDeadBy({ ...ahead, endsAt: at("12:01:00") })).toEqual(at("12:05:00"));
  });
});

describe("an extension that came too late", () => {
  const late = moved("12:58:00", "14:00:00", taken("12:58:02", { possibleGapAt: at("13:00:00") }));
  const cover = [armed("12:00:01", "13:00:00"), late];
  it("leaves a gap in the grant that extends, not in the one that ended then", () => {
    expect(gapOf(cover, grant("12:57:59", "14:00:00"), at("12:59:00"))).toEqual({
      from: at("13:00:00"),
      until: at("13:03:02"),
    });
    expect(gapOf(cover, grant("12:00:00", "13:00:00"), at("12:59:00"))).toBeNull();
  });
  it("lasts for as long as AWS does not take it, and five minutes", () => {
    const untaken = [armed("12:00:01", "13:00:00"), { ...late, takenAt: null }];
    expect(gapOf(untaken, grant("12:57:59", "14:00:00"), at("13:10:00"))?.until).toEqual(at("13:15:00"));
  });
});

describe("an earlier session that is still being closed", () => {
  const next = grant("13:00:30", "14:00:00");
  const before = armed("12:00:01", "13:00:00");
  it("holds the next one up until AWS was seen not to list it, and a minute", () => {
    expect(closingOf(history(before), next, at("13:00:31"))).toEqual({ beginsAt: null, honouredBy: null });
    const closed = history(before, bound("13:00:35", "13:01:34", taken("13:00:37", {})));
    expect(closingOf(closed, next, at("13:00:40"))).toEqual({
      beginsAt: at("13:01:34"),
      honouredBy: at("13:05:37"),
    });
    expect(closingOf(closed, next, at("13:06:00"))).toBeNull();
  });
  it("is none where the access goes on, where nothing was before, and where another way holds it", () => {
    expect(closingOf(history(before), grant("12:30:00", "14:00:00"), at("12:31:00"))).toBeNull();
    expect(closingOf(history(), next, at("13:00:31"))).toBeNull();
    const dropped: ToldGuard = { ...nothing, at: at("12:59:00"), did: "dropped" };
    expect(closingOf(history(before, dropped), next, at("13:00:31"))).toBeNull();
  });
});
