// Gets the identity provider's metadata from a file or an address, and keeps it fresh.
import { readFile } from "node:fs/promises";
import { Fault } from "@/core/fault";
import { type IdpDescription, readIdpMetadata } from "./idp-metadata";

export type MetadataSource = { readonly file: string } | { readonly url: string };

const freshMs = 10 * 60 * 1000;
const patienceMs = 5_000;

/** Reads the metadata now. Throws a Fault whose message is one sentence naming the source. */
export async function loadMetadata(source: MetadataSource): Promise<IdpDescription> {
  const name = "file" in source ? source.file : source.url;
  const text = await fetchText(source).catch((cause: unknown) => {
    throw unusable("later", `The identity provider's metadata cannot be read from ${name}.`, cause);
  });
  try {
    return readIdpMetadata(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : "";
    throw unusable("never", `The identity provider's metadata at ${name} is unusable: ${reason}.`, cause);
  }
}

/**
 * A function that yields the metadata, read again when older than 10 minutes so that new certificates take
 * effect by themselves. When that fails the last good one stays in use; `onStale` is told.
 */
export function keptMetadata(
  source: MetadataSource,
  onStale: (fault: unknown) => void,
): () => Promise<IdpDescription> {
  let kept: { description: IdpDescription; at: number } | undefined;
  let loading: Promise<IdpDescription> | undefined;
  const load = async () => {
    const description = await loadMetadata(source);
    kept = { description, at: performance.now() };
    return description;
  };
  return async () => {
    if (kept && performance.now() - kept.at < freshMs) return kept.description;
    loading ??= load().finally(() => {
      loading = undefined;
    });
    try {
      return await loading;
    } catch (fault) {
      if (!kept) throw fault;
      kept = { ...kept, at: performance.now() };
      onStale(fault);
      return kept.description;
    }
  };
}

async function fetchText(source: MetadataSource): Promise<string> {
  if ("file" in source) return readFile(source.file, "utf8");
  const response = await fetch(source.url, { signal: AbortSignal.timeout(patienceMs), redirect: "error" });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return response.text();
}

function unusable(retry: "later" | "never", message: string, cause: unknown): Fault {
  return new Fault(retry, "none", "saml-metadata", message, { cause });
}
