/** `npm run sandbox`: the AWS sandbox alone, for any AWS client. */
import { Command, InvalidArgumentError, Option } from "commander";
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
}

function portNumber(value: string): number {
  const port = Number(value);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError("A port is a whole number from 0 to 65535.");
}

function readFlags(): Flags {
  const command = new Command("sandbox")
    .description(
      "AWS as Catraca sees it, on this machine: Identity Center, Identity Store, Organizations, CloudTrail, STS.",
    )
    .option("--port <number>", "where to listen", portNumber, 4566)
    .option("--host <address>", "for whom to listen; 0.0.0.0 inside a container", "127.0.0.1")
    .addOption(
      new Option("--profile <name>", "how slow AWS is").choices(["fast", "demo", "real"]).default("demo"),
    )
    .option("--seed <text>", "repeat a run")
    .option("--state <file>", "keep assignments and events in this file")
    .option("--no-throttle", "without AWS's rate limits")
    .option("--no-activity", "nobody uses the access they hold");
  return command.parse().opts<Flags>();
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
