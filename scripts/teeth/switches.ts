// Safeguards switched off from outside, one at a time: the product has no switch for any of them.
import type { Holder } from "@/core/assignment/ports";
import type { Ledger, Tuple } from "@/core/assignment/types";
import type { Database, Tx } from "@/core/ports";
import type { Alter, Ports } from "@/scripts/model/ports";

/** Only what woke them lately is looked at: the delayed wake-ups of ends are lost with the queue. */
export function withoutSweep(): Alter {
  let awakeUntilMs = Number.NEGATIVE_INFINITY;
  return (ports) => ({
    ...ports,
    waker: {
      wake: () => {
        awakeUntilMs = ports.monotonicMs() + 20_000;
      },
    },
    database: withTx(ports.database, (tx) => ({
      assignments: {
        lockMostUrgent: async (isForLessUrgent) =>
          ports.monotonicMs() < awakeUntilMs ? tx.assignments.lockMostUrgent(isForLessUrgent) : undefined,
      },
    })),
  });
}

/** What was sent and not answered yet is not seen, so that more is sent. The database's own refusal has to be switched off beside it. */
export function withoutSingleOperation(): Alter {
  const unseen = (ledger: Ledger) => ({
    ...ledger,
    operations: ledger.operations.filter(({ state }) => state !== "written"),
  });
  return (ports) => ({
    ...ports,
    database: withTx(ports.database, (tx) => ({
      assignments: {
        lockMostUrgent: async (isForLessUrgent) =>
          seen(await tx.assignments.lockMostUrgent(isForLessUrgent), unseen),
      },
    })),
  });
}

/** A decision never grows old. */
export function withoutFreshness(): Alter {
  return (ports) => ({ ...ports, monotonicMs: () => 0 });
}

/** A grant whose end has come is alone in the world: what else covers the assignment does not count. */
export function withoutReferenceCount(): Alter {
  return withLedger((ledger) => {
    const over = ledger.grants.filter(({ endsAt }) => endsAt <= ledger.now);
    return over.length > 0 ? { ...ledger, grants: over } : ledger;
  });
}

/** Whatever AWS lists counts as made by Catraca. */
export function withoutStandingCheck(): Alter {
  return (ports) => ({
    ...ports,
    database: withTx(ports.database, (tx) => ({
      assignments: {
        change: (id, change) =>
          tx.assignments.change(id, change.origin ? { ...change, origin: "portal" } : change),
      },
    })),
  });
}

/** A delete that was sent counts as done: who was to be removed is taken out of every list. */
export function withoutProofOfAbsence(): Alter {
  const removed = new Set<string>();
  const key = ({ accountId, permissionSetArn, personId }: Tuple) =>
    `${accountId} ${permissionSetArn} ${personId}`;
  return (ports) => ({
    ...ports,
    identityCenter: {
      ...bound(ports.identityCenter),
      create: (tuple) => {
        removed.delete(key(tuple));
        return ports.identityCenter.create(tuple);
      },
      delete: (tuple) => {
        removed.add(key(tuple));
        return ports.identityCenter.delete(tuple);
      },
      holders: async (target, turn) => {
        const isThere = ({ kind, id }: Holder) =>
          kind === "group" || !removed.has(key({ ...target, personId: id as Tuple["personId"] }));
        return (await ports.identityCenter.holders(target, turn)).filter(isThere);
      },
    },
  });
}

function bound(real: Ports["identityCenter"]): Ports["identityCenter"] {
  return {
    ready: () => real.ready(),
    create: (tuple) => real.create(tuple),
    delete: (tuple) => real.delete(tuple),
    status: (kind, awsRequestId) => real.status(kind, awsRequestId),
    holders: (target, turn) => real.holders(target, turn),
  };
}

function withLedger(see: (ledger: Ledger) => Ledger): Alter {
  return (ports) => ({
    ...ports,
    database: withTx(ports.database, (tx) => ({
      assignments: {
        lock: async (id) => seen(await tx.assignments.lock(id), see),
        lockMostUrgent: async (isForLessUrgent) =>
          seen(await tx.assignments.lockMostUrgent(isForLessUrgent), see),
      },
    })),
  });
}

function seen(ledger: Ledger | undefined, see: (ledger: Ledger) => Ledger): Ledger | undefined {
  return ledger && see(ledger);
}

/** The same database with some verbs of its stores replaced. */
function withTx(
  real: Database,
  replaced: (tx: Tx) => { readonly assignments: Partial<Tx["assignments"]> },
): Database {
  return {
    transact: (work) =>
      real.transact((tx) => work({ ...tx, assignments: { ...tx.assignments, ...replaced(tx).assignments } })),
  };
}
