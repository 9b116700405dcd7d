// The key that the identity provider signs with, and the self-signed certificate that its metadata shows.
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { generate } from "selfsigned";

export interface SigningKey {
  readonly privateKey: string;
  /** PEM. */
  readonly certificate: string;
}

const tenYearsMs = 10 * 365 * 24 * 60 * 60 * 1000;

/** A new RSA key of 2048 bits with a certificate for ten years. */
export async function makeSigningKey(): Promise<SigningKey> {
  const made = await generate([{ name: "commonName", value: "Catraca sandbox identity provider" }], {
    keySize: 2048,
    algorithm: "sha256",
    notAfterDate: new Date(Date.now() + tenYearsMs),
  });
  return { privateKey: made.private, certificate: made.cert };
}

/** The key kept in `dataDir`, made at the first call. Throws what the file system throws. */
export async function keptSigningKey(dataDir: string): Promise<SigningKey> {
  const file = join(dataDir, "signing-key.json");
  const kept = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (kept !== undefined) return JSON.parse(kept) as SigningKey;
  const made = await makeSigningKey();
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await writeFile(`${file}.new`, JSON.stringify(made), { mode: 0o600 });
  await rename(`${file}.new`, file);
  return made;
}
