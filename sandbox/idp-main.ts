// Runs the sandbox's identity provider until SIGTERM, SIGINT or the end of its parent.
import { parseArgs } from "node:util";
import { startIdentityProvider } from "./idp/server";

const usage =
  "Usage: idp-main --sp-acs-url URL --sp-entity-id ID [--port N] [--host ADDRESS] [--base-url URL] [--data FOLDER]";

async function main(): Promise<void> {
  const options = readOptions();
  const provider = await startIdentityProvider(options);
  console.log(`Identity provider on ${provider.url}, metadata at ${provider.metadataUrl}`);
  process.send?.({ ready: true, url: provider.url, metadataUrl: provider.metadataUrl, port: provider.port });
  const leave = () => {
    void provider.close().then(() => process.exit(0));
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, leave);
  process.once("disconnect", leave);
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      port: { type: "string", default: "0" },
      host: { type: "string", default: "127.0.0.1" },
      "base-url": { type: "string" },
      "sp-acs-url": { type: "string" },
      "sp-entity-id": { type: "string" },
      data: { type: "string" },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`--port must be a number from 0 to 65535, not "${values.port}".`);
  }
  const { "sp-acs-url": spAcsUrl, "sp-entity-id": spEntityId, "base-url": baseUrl, data: dataDir } = values;
  if (spAcsUrl === undefined || !URL.canParse(spAcsUrl))
    throw new Error(`--sp-acs-url must be a URL. ${usage}`);
  if (spEntityId === undefined || spEntityId === "") throw new Error(`--sp-entity-id is missing. ${usage}`);
  return {
    port,
    host: values.host,
    spAcsUrl,
    spEntityId,
    ...(baseUrl === undefined ? {} : { baseUrl }),
    ...(dataDir === undefined ? {} : { dataDir }),
  };
}

main().catch((error: NodeJS.ErrnoException) => {
  const taken = error.code === "EADDRINUSE";
  console.error(
    taken ? "The identity provider's port is already taken; choose another with --port." : error.message,
  );
  process.exit(1);
});
