// The real core's ports for one process of a run: the real adapters, each call a turn in virtual time.
import { awsClients } from "@/adapters/aws/clients";
import { guardPolicies } from "@/adapters/aws/guard-policy";
import { identityCenter } from "@/adapters/aws/identity-center";
import { identityStore } from "@/adapters/aws/identity-store";
import { postgresDatabase } from "@/adapters/postgres/database";
import type { SettlePorts } from "@/core/assignment/settle";
import { mayActivate } from "@/core/grant/may-activate";
import type { SettleGuardPorts } from "@/core/guard/settle-guard";
import type { Database } from "@/core/ports";
import type { DecidePorts } from "@/core/request/decide";
import { type Ground, limits, pointedAt, REGION } from "./ground";
import { setClock } from "./movable-clock";
import type { Intercept, Process } from "./process";

export type Ports = SettlePorts & SettleGuardPorts & DecidePorts;

/** How tests of the proof itself change what a process works with. */
export type Alter = (ports: Ports) => Ports;

export interface PortsOptions {
  readonly process: Process;
  readonly sender: number;
  /** How far Postgres's clock is ahead of the truth. */
  readonly aheadMs: () => number;
  /** Every transaction and every call of AWS goes through it. */
  readonly intercept: Intercept;
  /** Told after each transaction. */
  readonly onCommitted: () => void;
}

/** Makes them for one process. */
export function portsOf(ground: Ground, options: PortsOptions): Ports {
  const { process, intercept } = options;
  const { time } = ground.current;
  const pointing = pointedAt(ground.current, process, intercept);
  const aws = awsClients(REGION, pointing);
  const inTurn = <Port extends object>(port: Port): Port =>
    new Proxy(port, {
      get: (target, verb) => {
        const member = Reflect.get(target, verb) as (...args: unknown[]) => Promise<unknown>;
        return (...args: unknown[]) => time.looseTurn(process, () => member.apply(target, args));
      },
    });
  const database = inTurns(ground, options);
  const directory = inTurn(identityStore(aws.identityStore, aws.instance));
  const rules = {
    ruleBook: async () => ground.rules,
    replaceRuleBook: () => Promise.reject(new Error("The rules of a run are fixed.")),
  };
  const { endpoint, requestHandler } = pointing;
  return {
    database,
    directory,
    rules,
    limits,
    waker: { wake: () => undefined },
    identityCenter: inTurn(identityCenter(aws.ssoWriter, aws.instance)),
    carrier: inTurn(
      guardPolicies({ sts: aws.sts, roleName: "CatracaGuard", region: REGION, endpoint, requestHandler }),
    ),
    monotonicMs: () => time.nowMs(),
    sleep: (ms) => time.sleep(process, ms),
    mayActivate: (tuple) => mayActivate({ database, directory, rules }, tuple),
  };
}

function inTurns(
  ground: Ground,
  { process, sender, aheadMs, intercept, onCommitted }: PortsOptions,
): Database {
  const { time } = ground.current;
  const real = postgresDatabase(ground.prisma, { sender, callsPerSecond: 15 });
  return {
    transact: (work) =>
      time.turn(process, async () => {
        await setClock(ground.owner, time.nowMs(), aheadMs());
        const written = async () => {
          const result = await real.transact(work);
          onCommitted();
          return result;
        };
        const undo = (error: Error) =>
          real.transact<never>(async (tx) => {
            await work(tx);
            throw error;
          });
        return (await intercept(process, "transaction", { run: written, undo })) as Awaited<
          ReturnType<typeof work>
        >;
      }),
  };
}
