// People who work with what they hold: they open sessions whenever they can and try them again and again.
import { holdsAccess } from "@/sandbox/aws/access";
import type { RoleSession } from "@/sandbox/aws/cloudtrail/role-session";
import type { AssignmentTuple } from "@/sandbox/aws/organization";
import { keyOf } from "@/scripts/chaos/judge/evidence";
import type { SeenDocument, SeenSession } from "./evidence";
import type { Sandbox } from "./sandbox";
import { bystander } from "./tuples";

/** How often sessions are tried. */
const TRY_MS = 20_000;
/** Sessions that one assignment has at most. */
const MOST_SESSIONS = 8;
const LAST_MS = 90 * 60_000;

interface Held extends SeenSession {
  readonly session: RoleSession;
}

/** Lets them work from now on. */
export function watchPeople({ world }: Sandbox, tuples: readonly AssignmentTuple[]) {
  const sessions: Held[] = [];
  const documents: SeenDocument[] = [];
  const random = world.random.stream("people");
  const open = (tuple: AssignmentTuple) => {
    const { principalId: userId, accountId, permissionSetArn } = tuple;
    const access = { userId, accountId, permissionSetArn };
    const session = holdsAccess(world, access) ? world.sessions.begin(access, random) : undefined;
    if (!session) return;
    const { createdAtMs: openedAtMs, expiresAtMs } = session;
    sessions.push({ key: keyOf(tuple), openedAtMs, expiresAtMs, session, tries: [] });
  };
  const tryAll = () => {
    const atMs = world.timeline.now();
    for (const { session, tries, expiresAtMs } of sessions)
      if (atMs < expiresAtMs)
        tries.push({ atMs, isAllowed: world.sessions.verdictOf(session, "ec2:DescribeInstances").allowed });
  };
  world.assignments.onChanged.push((tuple, isLive) => {
    if (!isLive) return;
    world.timeline.after(1_000 + random.fraction() * 20_000, () => {
      if (tuple.principalType === "USER" && world.assignments.has(tuple)) open(tuple);
    });
  });
  const untilMs = world.timeline.now() + LAST_MS;
  const round = () => {
    for (const tuple of tuples) {
      const mine = sessions.filter(({ key }) => key === keyOf(tuple)).length;
      if (mine < MOST_SESSIONS && random.fraction() < 0.3 && world.assignments.has(tuple)) open(tuple);
    }
    tryAll();
    if (world.timeline.now() < untilMs) world.timeline.after(TRY_MS, round);
  };
  open(bystander);
  world.timeline.after(TRY_MS, round);
  world.policies.onChanged.push(({ accountId, name, versions, defaultVersionId }, isInForce) => {
    const document = versions.find(({ versionId }) => versionId === defaultVersionId)?.document;
    if (!isInForce && document !== undefined)
      documents.push({ atMs: world.timeline.now(), place: `${accountId}|${name}`, document });
  });
  return { seen: () => ({ sessions: sessions.map(({ session, ...seen }) => seen), documents }) };
}
