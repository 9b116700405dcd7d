/** `npm run sandbox`: the AWS sandbox alone, for any AWS client. */
import { readFileSync } from "node:fs";
import { Command, InvalidArgumentError, Option } from "commander";
import type { FaultPlan } from "./aws/faults/fault-plan";
import { generateOrganization } from "./aws/generated-organization";
import type { ProfileName } from "./aws/profile";
import { type AwsSandbox, startAwsSandbox } from "./aws/server";

interface Flags {
  port: number;
  host: string;
  profile: ProfileName;
  seed?: string;
  state?: string;
  throttle: boolean;
  activity: boolean;
  organization: "demo" | "generated";
  accounts: number;
  ous: number;
  permissionSets: number;
  people: number;
  groups: number;
  memberships: number;
  organizationSeed: string;
  faults?: string;
  callerPolicy?: string;
  rolePolicy: string[];
  signatureAge?: boolean;
}

function count(value: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= 1 && number <= 1_000_000) return number;
  throw new InvalidArgumentError("A whole number from 1 to 1000000.");
}

function jsonIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    throw new Error(`${file} is not readable JSON.`);
  }
}

function portNumber(value: string): number {
  const port = Number(value);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError("A port is a whole number from 0 to 65535.");
}

function readFlags(): Flags {
  const command = new Command("sandbox")
    .description(
      "AWS as Catraca sees it, on this machine: Identity Center, Identity Store, Organizations, CloudTrail, STS, IAM.",
    )
    .option("--port <number>", "where to listen", portNumber, 4566)
    .option("--host <address>", "for whom to listen; 0.0.0.0 inside a container", "127.0.0.1")
    .addOption(
      new Option("--profile <name>", "how slow AWS is").choices(["fast", "demo", "real"]).default("demo"),
    )
    .option("--seed <text>", "repeat a run")
    .option("--state <file>", "keep assignments and events in this file")
    .option("--no-throttle", "without AWS's rate limits")
    .option("--no-activity", "nobody uses the access they hold")
    .addOption(
      new Option("--organization <name>", "which organization")
        .choices(["demo", "generated"])
        .default("demo"),
    )
    .option("--accounts <number>", "generated: accounts", count, 400)
    .option("--ous <number>", "generated: organizational units, nested", count, 40)
    .option("--permission-sets <number>", "generated: permission sets", count, 100)
    .option("--people <number>", "generated: people", count, 2000)
    .option("--groups <number>", "generated: groups", count, 1000)
    .option("--memberships <number>", "generated: memberships of people in groups", count, 10_000)
    .option("--organization-seed <text>", "generated: another organization of that size", "1")
    .option("--faults <file>", "lay out the faults of this plan (JSON)")
    .option("--caller-policy <file>", "deny the portal what this IAM policy does not allow")
    .option(
      "--role-policy <name=file>",
      "a role in member accounts with its IAM policy; may be repeated",
      (value: string, former: string[]) => [...former, value],
      [] as string[],
    )
    .option("--signature-age", "refuse signatures that are 5 min old (on in the profile real)")
    .option("--no-signature-age", "take signatures of any age");
  return command.parse().opts<Flags>();
}

/** `name=file`, several times, to policies by role name. */
function rolePoliciesOf(flags: Flags): Record<string, unknown> {
  return Object.fromEntries(
    flags.rolePolicy.map((given) => {
      const [name, file] = given.split("=", 2);
      if (!name || !file) throw new Error(`--role-policy ${given}: a role's name, =, and a file.`);
      return [name, jsonIn(file)];
    }),
  );
}

function organizationOf(flags: Flags) {
  if (flags.organization === "demo") return {};
  return { organization: generateOrganization({ ...flags, seed: flags.organizationSeed }) };
}

function greet(sandbox: AwsSandbox, profile: ProfileName): void {
  console.log(`AWS sandbox (${profile}) at ${sandbox.url}`);
  console.log("Point any AWS client at it:");
  console.log(`  export AWS_ENDPOINT_URL=${sandbox.url}`);
  console.log("  export AWS_REGION=sa-east-1");
  console.log("  export AWS_ACCESS_KEY_ID=sandbox AWS_SECRET_ACCESS_KEY=sandbox");
}

async function main(): Promise<void> {
  const flags = readFlags();
  const sandbox = await startAwsSandbox({
    port: flags.port,
    host: flags.host,
    profile: flags.profile,
    throttle: flags.throttle,
    activity: flags.activity,
    ...organizationOf(flags),
    ...(flags.faults === undefined ? {} : { faults: jsonIn(flags.faults) as FaultPlan }),
    ...(flags.callerPolicy === undefined ? {} : { callerPolicy: jsonIn(flags.callerPolicy) }),
    ...(flags.rolePolicy.length === 0 ? {} : { rolePolicies: rolePoliciesOf(flags) }),
    ...(flags.signatureAge === undefined ? {} : { checkSignatureAge: flags.signatureAge }),
    ...(flags.seed === undefined ? {} : { seed: flags.seed }),
    ...(flags.state === undefined ? {} : { stateFile: flags.state }),
  });
  greet(sandbox, flags.profile);
  const end = () => void sandbox.close().then(() => process.exit(0));
  process.once("SIGINT", end);
  process.once("SIGTERM", end);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
