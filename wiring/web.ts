// The portal's composition: what pages and actions may ask for.
import { expose, expositionType } from "@/adapters/metrics/exposition";
import { postgresDatabase } from "@/adapters/postgres/database";
import { liveFrom } from "@/adapters/postgres/live";
import { activityPage } from "@/adapters/postgres/views/activity";
import { auditPage } from "@/adapters/postgres/views/audit";
import {
  driftCounts,
  driftPage,
  findingView,
  installationView,
  reconciliationView,
} from "@/adapters/postgres/views/drift";
import { heatMap, leadTimes, liveCounts } from "@/adapters/postgres/views/figures";
import {
  failedLately,
  grantPage,
  grantView,
  overduePage,
  stuckGrants,
  unfinishedGrantsOf,
} from "@/adapters/postgres/views/grants";
import { guardPage, guardsInTrouble } from "@/adapters/postgres/views/guards";
import { figures } from "@/adapters/postgres/views/monitor";
import { namedFacts } from "@/adapters/postgres/views/named-facts";
import { overdueCount } from "@/adapters/postgres/views/overdue";
import { peopleById } from "@/adapters/postgres/views/people";
import {
  queueLength,
  queuePage,
  requestCounts,
  requestHistory,
  requestPage,
  requestView,
} from "@/adapters/postgres/views/requests";
import { eligibleViews, rulesView } from "@/adapters/postgres/views/rules";
import { filterChoices, search } from "@/adapters/postgres/views/search";
import { requestStory } from "@/adapters/postgres/views/story";
import { workerRegister } from "@/adapters/postgres/worker-register";
import { jobQueue } from "@/adapters/queue/waker";
import { adopt } from "@/core/drift/adopt";
import { believe } from "@/core/drift/finish-reconciliation";
import { lookNow } from "@/core/drift/look-now";
import { giveAgain } from "@/core/drift/mode";
import { remove } from "@/core/drift/remove";
import { endOwn, revoke, revokePerson } from "@/core/grant/end";
import { freeze, liftFreeze } from "@/core/grant/freeze";
import { authorityOf } from "@/core/policy/authority-of";
import { preflight } from "@/core/preflight/run";
import { offeredScope } from "@/core/preflight/scope";
import { decide } from "@/core/request/decide";
import { submit } from "@/core/request/submit";
import { withdraw } from "@/core/request/withdraw";
import type { SignInId } from "@/core/sign-in/types";
import { env } from "./env";
import { health } from "./health";
import { log } from "./log";
import { parts as sharedParts } from "./parts";
import { preflightParts } from "./preflight-parts";
import { signInService } from "./sign-in-service";

/** The first argument bound: verbs take their ports, views take the client. */
function bind<First, Rest extends unknown[], Result>(
  first: First,
  verb: (first: First, ...rest: Rest) => Result,
): (...rest: Rest) => Result {
  return (...rest) => verb(first, ...rest);
}

function compose() {
  const settings = env();
  const parts = sharedParts();
  const { prisma } = parts;
  const queue = jobQueue(settings.QUEUE_URL, (err) => log().warn({ err }, "the queue is in trouble"));
  const live = liveFrom(settings.DATABASE_URL, (err) => log().warn({ err }, "the live connection broke"));
  const database = postgresDatabase(prisma, parts.databaseOptions(0)); // the portal writes no operations
  const ports = { ...parts, database, waker: queue };
  const flight = preflightParts(settings);
  const views = { prisma, overdueMs: parts.overdueMs };
  return {
    limits: parts.limits,
    accessPortalUrl: settings.AWS_ACCESS_PORTAL_URL,
    awsRegion: settings.AWS_REGION,
    prisma,
    directory: parts.directory,
    log: log(),
    /** Postgres's clock: what countdowns on the screen run on. */
    now: () => database.transact((tx) => tx.now()),
    authorityOf: bind(ports, authorityOf),
    /** The figures for a monitor; undefined where none may read them. */
    metrics: settings.METRICS_TOKEN
      ? {
          token: settings.METRICS_TOKEN,
          type: expositionType,
          read: async () => expose(await figures(views)),
        }
      : undefined,
    health: () => health({ prisma, queue, register: workerRegister(prisma) }),
    isSignedIn: async (id: SignInId) => (await signInService().find(id)) !== undefined,
    listen: live.listen,
    closeStreams: () => void live.close(),
    /** Reads AWS and tells, as it goes, what keeps Catraca from working, in what the rules offer. */
    preflight: async () =>
      preflight(flight.source, flight.settings, offeredScope(await parts.rules.ruleBook())),

    submit: bind(ports, submit),
    decide: bind(ports, decide),
    withdraw: bind(ports, withdraw),
    endOwn: bind(ports, endOwn),
    revoke: bind(ports, revoke),
    revokePerson: bind(ports, revokePerson),
    freeze: bind(ports, freeze),
    liftFreeze: bind(ports, liftFreeze),
    adopt: bind(ports, adopt),
    remove: bind(ports, remove),
    lookNow: bind(ports, lookNow),
    believe: bind(ports, believe),
    giveAgain: bind(ports, giveAgain),
    currentFreeze: () => database.transact((tx) => tx.grants.currentFreeze()),

    eligible: bind(prisma, eligibleViews),
    rules: bind(prisma, rulesView),
    request: bind(views, requestView),
    requestStory: bind(views, requestStory),
    requestHistory: bind(views, requestHistory),
    requests: bind(views, requestPage),
    requestCounts: bind(prisma, requestCounts),
    queueOf: bind(views, queuePage),
    queueLength: bind(prisma, queueLength),
    guards: bind(prisma, guardPage),
    guardsInTrouble: bind(prisma, guardsInTrouble),
    drift: bind(prisma, driftPage),
    driftCounts: bind(prisma, driftCounts),
    finding: bind(prisma, findingView),
    reconciliation: bind(prisma, reconciliationView),
    installation: bind(prisma, installationView),
    unfinishedGrantsOf: bind(views, unfinishedGrantsOf),
    grant: bind(views, grantView),
    grants: bind(views, grantPage),
    overdue: bind(views, overduePage),
    failedLately: bind(views, failedLately),
    stuckGrants: bind(views, stuckGrants),
    overdueCount: bind(views, overdueCount),
    activities: bind(prisma, activityPage),
    audit: bind(prisma, auditPage),
    peopleById: bind(prisma, peopleById),
    leadTimes: bind(prisma, leadTimes),
    heatMap: bind(prisma, heatMap),
    liveCounts: bind(views, liveCounts),
    search: bind(prisma, search),
    filterChoices: bind(prisma, filterChoices),
    /** Facts of a refusal with names in place of ids. */
    named: bind(prisma, namedFacts),
  };
}

export type Portal = ReturnType<typeof compose>;

/** One a process; development reloads modules, so it lives on `globalThis`. */
const held = globalThis as typeof globalThis & { catracaPortal?: Portal };

/** The portal's parts, composed at the first use. Throws `WrongEnvironment`. */
export function portal(): Portal {
  held.catracaPortal ??= compose();
  return held.catracaPortal;
}

export { WrongEnvironment } from "./env";
export { currentSignIn } from "./sign-in";
