// The parts that everything in a process shares, composed by hand. Made at the first use; connections are lazy.
import { awsClients } from "@/adapters/aws/clients";
import { identityStore } from "@/adapters/aws/identity-store";
import { organizationListing } from "@/adapters/aws/organization-listing";
import { connect } from "@/adapters/postgres/client";
import { ruleStore } from "@/adapters/postgres/rule-store";
import type { Limits } from "@/core/policy/types";
import { type Env, env } from "./env";

const CONNECTIONS = 15;

export type Parts = ReturnType<typeof compose>;

/** Development reloads modules, so what is held for the life of the process lives on `globalThis`. */
const held = globalThis as typeof globalThis & { catracaParts?: Parts };

/** The parts of this process. Throws `WrongEnvironment`. */
export function parts(): Parts {
  held.catracaParts ??= compose();
  return held.catracaParts;
}

function compose() {
  const settings = env();
  const prisma = connect(settings.DATABASE_URL, CONNECTIONS);
  const aws = awsClients(settings.AWS_REGION);
  return {
    prisma,
    aws,
    rules: ruleStore(prisma),
    directory: identityStore(aws.identityStore, aws.instance, settings.EXTERNAL_ID_ISSUER),
    limits: limitsFrom(settings),
    /** For a process whose operations bear this number. */
    databaseOptions: (sender: number) => ({
      sender,
      callsPerSecond: settings.AWS_CALLS_PER_SECOND,
    }),
    /** Everything listable; `turn` is awaited before each call to Identity Center. */
    listing: (turn: () => Promise<void>) =>
      organizationListing(
        {
          organizations: aws.organizations,
          identityStore: aws.identityStore,
          ssoAdmin: aws.ssoLister(turn),
        },
        aws.instance,
        { guarded: settings.GUARD_ROLE_NAME !== undefined, turn },
      ),
    overdueMs: settings.OVERDUE_SECONDS * 1000,
  };
}

function limitsFrom(settings: Env): Limits {
  return {
    minMinutes: settings.MIN_GRANT_MINUTES,
    maxMinutes: settings.MAX_GRANT_MINUTES,
    maxDaysAhead: settings.MAX_DAYS_AHEAD,
    answerHours: settings.ANSWER_HOURS,
    maxUnguardedSessionMinutes: settings.MAX_UNGUARDED_SESSION_MINUTES,
  };
}
