// Preflight: reads the configured AWS and tells, as it goes, what would keep Catraca from working.
import type { PermissionSet } from "../directory/types";
import type { AccountId, PermissionSetArn } from "../ids";
import { accountFindings } from "./account-rules";
import { portalActions } from "./actions";
import { accountsToCheck, organizationFindings } from "./organization-rules";
import { instanceFindings, permissionFindings, readingFindings } from "./permission-rules";
import { permissionSetFindings } from "./permission-set-rules";
import type { Known, PreflightSource } from "./ports";
import { severalAtOnce } from "./several-at-once";
import type { Caller, Finding, MemberAccount, PreflightEvent, PreflightSettings, Scope, Step } from "./types";

/** Accounts looked at at once: IAM, STS and CloudTrail limit each account on its own. */
const ACCOUNTS_AT_ONCE = 8;

type Events = AsyncGenerator<PreflightEvent>;

interface Run {
  readonly source: PreflightSource;
  readonly settings: PreflightSettings;
  readonly scope: Scope;
  readonly caller: Caller;
  readonly managementId: AccountId | undefined;
}

/** One run. Throws a Fault only when AWS cannot be asked at all; stop asking for events to break it off. */
export async function* preflight(source: PreflightSource, settings: PreflightSettings, scope: Scope): Events {
  const caller = await source.caller();
  yield { event: "caller", caller };
  const instances = await source.instances();
  const [instance] = instances.ok && instances.value.length === 1 ? instances.value : [];
  yield* told(readingFindings("instance", instances));
  if (instances.ok) yield* told(instanceFindings(instances.value.length, settings));
  if (settings.guardRoleName === undefined) yield* told([{ kind: "no-guard" }]);
  const management = await source.managementAccount();
  yield* told(readingFindings("organization", management));
  const managementId = management.ok ? management.value : undefined;
  const run: Run = { source, settings, scope, caller, managementId };
  yield* permissions(run, { accountId: caller.accountId, instance });
  const guardPolicies: string[] = [];
  if (instance) yield* permissionSets(run, instance.instanceArn, guardPolicies);
  yield* accounts(run, guardPolicies);
  yield { event: "end" };
}

async function* permissions({ source, caller }: Run, known: Known): Events {
  const askable = portalActions.filter(
    (action) => known.instance || action === "sso:ListInstances" || action.startsWith("organizations:"),
  );
  for (const [index, action] of askable.entries()) {
    yield progress("permissions", index, askable.length);
    yield* told(permissionFindings(action, await source.probe(action, known), caller));
  }
  yield progress("permissions", askable.length, askable.length);
}

/** Fills `guardPolicies` with those that sets reference, to be looked for in every account. */
async function* permissionSets(run: Run, instanceArn: string, guardPolicies: string[]): Events {
  const { source, settings, scope } = run;
  const listed = await source.permissionSets(instanceArn);
  yield* told(readingFindings("permission-sets", listed));
  if (!listed.ok) return;
  const wanted = scope.permissionSetArns === "all" ? listed.value : [...scope.permissionSetArns];
  const there = new Set(listed.value);
  for (const [index, arn] of wanted.entries()) {
    yield progress("permission-sets", index, wanted.length);
    if (!there.has(arn)) {
      yield* told([{ kind: "permission-set-gone", permissionSet: arn }]);
      continue;
    }
    const set = await source.permissionSet(instanceArn, arn);
    yield* told(readingFindings("permission-sets", set));
    if (!set.ok) continue;
    const trapped = await isTrapped(run, instanceArn, arn);
    yield* told([...trapped.findings, ...permissionSetFindings(set.value, trapped.value, settings)]);
    guardPolicies.push(...guardPolicyOf(set.value));
  }
  yield progress("permission-sets", wanted.length, wanted.length);
}

function guardPolicyOf({ guardPolicy }: PermissionSet): string[] {
  return guardPolicy === null ? [] : [guardPolicy];
}

async function isTrapped(
  { source, caller, managementId }: Run,
  instanceArn: string,
  arn: PermissionSetArn,
): Promise<{ value: boolean; findings: Finding[] }> {
  if (managementId === undefined || managementId === caller.accountId) return { value: false, findings: [] };
  const reading = await source.isProvisioned(instanceArn, arn, managementId);
  return { value: reading.ok && reading.value, findings: readingFindings("permission-sets", reading) };
}

async function* accounts(run: Run, guardPolicies: readonly string[]): Events {
  const { source, settings, scope, caller, managementId } = run;
  const listed = await source.accounts();
  yield* told(readingFindings("accounts", listed));
  if (!listed.ok) return;
  yield* told(organizationFindings(listed.value, scope, caller, managementId));
  const wanted = accountsToCheck(listed.value, scope, managementId);
  yield progress("accounts", 0, wanted.length);
  const look = async (account: MemberAccount) =>
    accountFindings(account, await source.inAccount(account.id, guardPolicies), settings);
  let done = 0;
  for await (const findings of severalAtOnce(wanted, ACCOUNTS_AT_ONCE, look)) {
    done += 1;
    yield* told(findings);
    yield progress("accounts", done, wanted.length);
  }
}

function* told(findings: readonly Finding[]): Generator<PreflightEvent> {
  for (const finding of findings) yield { event: "finding", finding };
}

function progress(step: Step, done: number, total: number): PreflightEvent {
  return { event: "progress", step, done, total };
}
