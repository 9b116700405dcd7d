// Asking for access.
import type { LiveDirectory } from "../directory/ports";
import { sessionRefusals } from "../guard/reserve";
import type { BundleId, PersonId, RequestId } from "../ids";
import { done, type Outcome, type Refusal, refusal, refused } from "../outcome";
import type { Authority } from "../policy/authority";
import { authorityOf } from "../policy/authority-of";
import { eligibilityRefusals, unitOf } from "../policy/eligibility";
import type { RuleStore } from "../policy/ports";
import type { BusinessUnit, Limits, Target } from "../policy/types";
import type { Database, Tx } from "../ports";
import { askRefusals, contentHash, lapseAt, plainText } from "./rules";
import type { Ask } from "./types";

export interface SubmitPorts {
  readonly database: Database;
  readonly directory: LiveDirectory;
  readonly rules: RuleStore;
  readonly limits: Limits;
}

/**
 * Asks. Targets under different units become one request for each, under one bundle; the same bundle sent
 * twice asks once. Refuses, all reasons at once, what is unsound, not eligible or decidable by nobody.
 */
export async function submit(
  ports: SubmitPorts,
  requesterId: PersonId,
  bundleId: BundleId,
  asked: Ask,
): Promise<Outcome<readonly RequestId[]>> {
  const authority = await authorityOf(ports, requesterId);
  if (!authority) return refused("person-disabled");
  const ask = {
    ...asked,
    justification: plainText(asked.justification),
    ticket: plainText(asked.ticket),
  };
  return ports.database.transact(async (tx) => {
    const known = await tx.requests.lockBundle(bundleId);
    if (known.some((each) => each.requesterId !== requesterId)) return refused("form-malformed");
    if (known.length > 0) return done(known.map((each) => each.id));
    const now = await tx.now();
    const unsound = askRefusals(ask, ports.limits, now);
    if (unsound.some(({ code }) => code === "targets-too-many")) return { ok: false, refusals: unsound };
    const refusals = [
      ...unsound,
      ...ruleRefusals(authority, ask),
      ...(await goneRefusals(tx, ask)),
      ...(await sessionRefusals(tx, ask.targets, ports.limits)),
    ];
    if (refusals.length > 0) return { ok: false, refusals };
    const frozen = await tx.grants.currentFreeze();
    if (frozen) return refused("frozen", { reason: frozen.reason });
    const ids: RequestId[] = [];
    for (const [unit, targets] of byUnit(authority, ask.targets)) {
      ids.push(
        await insert(tx, authority, bundleId, unit, { ...ask, targets }, lapseAt(ask, ports.limits, now)),
      );
    }
    return done(ids);
  });
}

/** Why the rules say no to this ask; nothing when they allow it. */
function ruleRefusals(authority: Authority, ask: Pick<Ask, "targets" | "minutes">): Refusal[] {
  return ask.targets.flatMap((target) => {
    const refusals = eligibilityRefusals(authority.book.policies, authority.memberOf, target, ask.minutes);
    if (!unitOf(authority.book, target.accountId))
      refusals.push(refusal("account-without-unit", { account: target.accountId }, "targets"));
    return refusals;
  });
}

/** What no longer exists, or is suspended, though a rule still names it. */
async function goneRefusals(tx: Tx, { targets }: Pick<Ask, "targets">): Promise<Refusal[]> {
  const gone = await tx.requests.goneAmong(targets);
  return gone.map(({ accountId, permissionSetArn }) =>
    refusal("target-gone", { account: accountId, permissionSet: permissionSetArn }, "targets"),
  );
}

/** Targets by the unit whose approvers decide on them. */
function byUnit(authority: Authority, targets: readonly Target[]): Map<BusinessUnit, Target[]> {
  const units = new Map<BusinessUnit, Target[]>();
  for (const target of targets) {
    const unit = unitOf(authority.book, target.accountId);
    if (unit) units.set(unit, [...(units.get(unit) ?? []), target]);
  }
  return units;
}

async function insert(
  tx: Tx,
  authority: Authority,
  bundleId: BundleId,
  unit: BusinessUnit,
  ask: Ask,
  lapsesAt: Date,
): Promise<RequestId> {
  const requesterId = authority.person.id;
  const hash = contentHash(requesterId, ask);
  const id = await tx.requests.insert({
    ...ask,
    bundleId,
    requesterId,
    unitId: unit.id,
    contentHash: hash,
    lapsesAt,
  });
  await tx.audit.append({
    actorId: requesterId,
    action: "request.submitted",
    subject: "request",
    subjectId: id,
    facts: {
      unit: unit.id,
      minutes: ask.minutes,
      targets: ask.targets,
      startsAt: ask.startsAt,
      contentHash: hash,
    },
  });
  return id;
}
