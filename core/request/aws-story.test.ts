import { describe, expect, it } from "vitest";
import { type AwsTry, stepsOf } from "./aws-steps";
import { type AskedGuard, type AskedOperation, givingSteps, takingSteps } from "./aws-story";

const at = (time: string) => new Date(`2026-11-22T${time}Z`);
const tried = (writtenAt: string, rest: Partial<AwsTry> = {}): AwsTry => ({
  id: `at ${writtenAt}`,
  state: "succeeded",
  writtenAt: at(writtenAt),
  answeredAt: null,
  resolvedAt: at(writtenAt),
  detail: "",
  ...rest,
});
const failed = (writtenAt: string) => tried(writtenAt, { state: "failed", detail: `no at ${writtenAt}` });
const said = (steps: readonly { of: string; did: string; tries: number }[]) =>
  steps.map(({ of, did, tries }) => `${of} ${did}${tries > 1 ? ` × ${tries}` : ""}`);

describe("the steps of what was asked", () => {
  it("tell asking, AWS's acceptance where something else settled it, and how it came out", () => {
    expect(said(stepsOf("give", [tried("12:00:01")]))).toEqual(["give asked", "give done"]);
    const proven = tried("13:00:01", { answeredAt: at("13:00:02"), resolvedAt: at("13:00:04") });
    expect(said(stepsOf("take", [proven]))).toEqual(["take asked", "take accepted", "take done"]);
    const open = tried("13:00:01", { state: "accepted", answeredAt: at("13:00:02"), resolvedAt: null });
    expect(said(stepsOf("take", [open]))).toEqual(["take asked", "take accepted"]);
    expect(stepsOf("take", [])).toEqual([]);
  });
  it("make one of many tries that failed alike, with what AWS said last", () => {
    const steps = stepsOf("arm", [
      failed("12:00:01"),
      failed("12:00:02"),
      failed("12:00:04"),
      tried("12:00:08"),
    ]);
    expect(said(steps)).toEqual(["arm asked", "arm refused × 3", "arm asked", "arm done"]);
    expect(steps[1]).toMatchObject({ words: "no at 12:00:04", at: at("12:00:04") });
  });
  it("tell an answer that never came from one that was a no", () => {
    const lost = tried("12:00:02", { state: "lost", resolvedAt: null, detail: "AWS no longer knows it" });
    expect(said(stepsOf("give", [failed("12:00:01"), lost]))).toEqual([
      "give asked",
      "give refused",
      "give asked",
      "give unanswered",
    ]);
  });
});

describe("what AWS said of a grant", () => {
  const create: AskedOperation = { ...tried("12:00:03"), kind: "create" };
  const remove: AskedOperation = { ...tried("13:00:01"), kind: "delete" };
  const guard: AskedGuard[] = [
    { at: at("12:00:01"), did: "armed", tries: [tried("12:00:02")] },
    { at: at("13:00:04"), did: "bound", tries: [tried("13:00:05")] },
    { at: at("14:00:00"), did: "armed", tries: [tried("14:00:01")] },
  ];
  const grant = {
    state: "ended",
    outcome: null,
    startsAt: at("12:00:00"),
    endsAt: at("13:00:00"),
    activeAt: at("12:00:04"),
    endedAt: at("13:00:03"),
    settledAt: at("12:00:04"),
  } as const;
  const record = { operations: [create, remove], guard };

  it("is armed before it is asked for, and listed", () => {
    expect(said(givingSteps(grant, record))).toEqual([
      "arm asked",
      "arm done",
      "give asked",
      "give done",
      "list there",
    ]);
  });
  it("tells what extended it last, though AWS listed it before", () => {
    const moved: AskedGuard = { at: at("12:00:05"), did: "moved", tries: [tried("12:00:06")] };
    const extended = { ...grant, settledAt: at("12:00:07") };
    expect(said(givingSteps(extended, { operations: [], guard: [moved] }))).toEqual([
      "list there",
      "arm asked",
      "arm done",
    ]);
  });
  it("ends with the list that shows it no more, and with what binds the guard; a later cover is not its own", () => {
    expect(said(takingSteps(grant, record))).toEqual([
      "take asked",
      "take done",
      "list gone",
      "bind asked",
      "bind done",
    ]);
  });
  it("tells of tightening where it ended early, and of no removal where another grant keeps it", () => {
    const early: AskedGuard = { at: at("12:40:00"), did: "moved", tries: [tried("12:40:01")] };
    const ended = { ...grant, endsAt: at("12:40:00"), endedAt: at("12:40:05") };
    expect(said(takingSteps(ended, { operations: [], guard: [early] }))).toEqual([
      "tighten asked",
      "tighten done",
      "list gone",
    ]);
    expect(takingSteps({ ...grant, outcome: "covered" }, record)).toEqual([]);
  });
  it("tells of a failed one what was asked until then, and how it was cleared away", () => {
    const no = {
      ...grant,
      state: "failed",
      activeAt: null,
      endedAt: null,
      settledAt: at("12:00:05"),
    } as const;
    const operations: AskedOperation[] = [
      { ...failed("12:00:03"), kind: "create" },
      { ...tried("12:00:06"), kind: "delete" },
    ];
    expect(said(givingSteps(no, { operations, guard: [] }))).toEqual(["give asked", "give refused"]);
    expect(said(takingSteps(no, { operations, guard: [] }))).toEqual(["take asked", "take done"]);
  });
});
