// The parts that web and worker share, composed by hand.
import { awsClients } from "@/adapters/aws/clients";
import { identityStore } from "@/adapters/aws/identity-store";
import { connect } from "@/adapters/postgres/client";
import { ruleStore } from "@/adapters/postgres/rule-store";
import type { Limits } from "@/core/policy/types";
import { type Env, env } from "./env";

/** One set a process: connections are lazy, so making it costs nothing. */
export function makeParts(connections: number) {
  const settings = env();
  const prisma = connect(settings.DATABASE_URL, connections);
  const aws = awsClients(settings.AWS_REGION);
  return {
    prisma,
    aws,
    rules: ruleStore(prisma),
    directory: identityStore(aws.identityStore, aws.instance),
    limits: limitsFrom(settings),
  };
}

function limitsFrom(settings: Env): Limits {
  return {
    minMinutes: settings.MIN_GRANT_MINUTES,
    maxMinutes: settings.MAX_GRANT_MINUTES,
    maxDaysAhead: settings.MAX_DAYS_AHEAD,
    answerHours: settings.ANSWER_HOURS,
  };
}
