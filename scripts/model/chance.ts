// Plans by chance, for fast-check: what it draws it can also make smaller.
import fc from "fast-check";
import { FAILURE_REASONS, type FaultEffect } from "@/sandbox/aws/faults/fault-plan";
import { type Command, type Plan, STRUCK, type Trouble, type TupleIndex } from "./plan";
import { WEB } from "./stage";

const gapMs = fc.oneof(
  fc.constantFrom(0, 100, 500, 1_000, 2_500, 6_000, 16_000, 30_000),
  fc.integer({ min: 0, max: 240_000 }),
);
const tuple = fc.constantFrom<TupleIndex>(0, 1, 2);
const minutes = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 6 }) },
  fc.integer({ min: 1, max: 25 }),
);
const startsInMs = fc.oneof(
  { weight: 4, arbitrary: fc.constant(null) },
  fc.integer({ min: 1_000, max: 300_000 }),
);

const what = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant("grant" as const), tuple, minutes, startsInMs }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom("done" as const, "revoke" as const),
      back: fc.integer({ min: 0, max: 2 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("give-by-hand" as const), tuple, standing: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("take-by-hand" as const), tuple }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom("give-group" as const, "take-group" as const), tuple }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom("disable" as const, "enable" as const), tuple }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom("freeze" as const, "lift" as const) }) },
);

const command: fc.Arbitrary<Command> = fc
  .record({ afterMs: gapMs, what })
  .map(({ afterMs, what: done }) => ({ afterMs, ...done }) as Command);

const effect: fc.Arbitrary<FaultEffect> = fc.oneof(
  fc.record({
    kind: fc.constantFrom(
      ...(["throttle", "conflict", "error-before", "error-after", "cut-before", "cut-after"] as const),
      ...(["empty-page", "expired-credentials"] as const),
    ),
  }),
  fc.record({
    kind: fc.constant("delay" as const),
    ms: fc.oneof(fc.integer({ min: 500, max: 12_000 }), fc.integer({ min: 12_000, max: 290_000 })),
    applied: fc.constantFrom("at-once" as const, "late" as const),
  }),
  fc.record({ kind: fc.constant("stale-list" as const), ms: fc.integer({ min: 500, max: 8_000 }) }),
);

// Longer than Catraca waits before it takes an answer for lost, and shorter than it looks out for what may still appear.
const asyncEffect: fc.Arbitrary<FaultEffect> = fc.oneof(
  fc.record({
    kind: fc.constant("in-progress" as const),
    ms: fc.oneof(fc.integer({ min: 5_000, max: 150_000 }), fc.integer({ min: 5_000, max: 720_000 })),
    applied: fc.boolean(),
  }),
  fc.record({ kind: fc.constant("fail" as const), reason: fc.constantFrom(...FAILURE_REASONS) }),
);

const at = {
  fromCall: fc.integer({ min: 1, max: 6 }),
  calls: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 8 })),
};
const worker = fc.integer({ min: 0, max: 1 });
const atTurn = fc.integer({ min: 1, max: 60 });
const atMs = fc.integer({ min: 0, max: 600_000 });
const shortMs = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 20_000 }));

const trouble: fc.Arbitrary<Trouble> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      is: fc.constant("fault" as const),
      operation: fc.constantFrom(...STRUCK),
      ...at,
      effect,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      is: fc.constant("fault" as const),
      operation: fc.constantFrom("CreateAccountAssignment" as const, "DeleteAccountAssignment" as const),
      ...at,
      effect: asyncEffect,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      is: fc.constant("down" as const),
      service: fc.constantFrom(null, "sso-admin", "identitystore", "iam", "sts"),
      atMs,
      forMs: fc.integer({ min: 1_000, max: 300_000 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      is: fc.constant("kill" as const),
      worker: fc.constantFrom(0, 0, 1, WEB),
      atTurn,
      when: fc.constantFrom("before" as const, "within" as const, "after" as const),
      lockMs: shortMs,
      restartMs: shortMs,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      is: fc.constant("pause" as const),
      worker,
      atTurn,
      when: fc.constantFrom("before" as const, "after" as const),
      forMs: fc.integer({ min: 1_000, max: 400_000 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ is: fc.constant("break" as const), worker, atTurn, written: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      is: fc.constant("clock" as const),
      atMs,
      byMs: fc.integer({ min: -3_000, max: 3_000 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      is: fc.constant("unlock" as const),
      worker,
      atMs,
      forMs: fc.integer({ min: 0, max: 60_000 }),
    }),
  },
);

/** A run: at most 12 commands on at most 3 assignments, and what goes wrong. */
export const plans: fc.Arbitrary<Plan> = fc.record({
  seed: fc.noShrink(fc.nat(1_000_000_000)),
  workers: fc.constantFrom(1 as const, 2 as const),
  guarded: fc.boolean(),
  nudged: fc.boolean(),
  shuffled: fc.boolean(),
  pace: fc.constantFrom("quick" as const, "usual" as const, "slow" as const),
  commands: fc.array(command, { minLength: 1, maxLength: 12 }),
  troubles: fc.array(trouble, { maxLength: 4 }),
});
