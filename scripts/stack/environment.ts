// The environment that the portal and the worker get in a local installation: only what a real one would set too.

import type { Settings } from "@/scripts/stack/settings";

/** Where the parts of a local installation are. */
export interface Places {
  baseUrl: string;
  port: number;
  databaseUrl: string;
  queueUrl: string;
  sandboxUrl: string;
  idpMetadataFile: string;
  settings: Settings;
}

/** The entity id under which the local portal is known to the identity provider. */
export const SP_ENTITY_ID = "urn:catraca:local";

/** The address to which the identity provider posts. */
export function acsUrl(baseUrl: string): string {
  return `${baseUrl}/api/saml/acs`;
}

/** Variables for web and worker. What the person has set for AWS is left out: it would point at real accounts. */
export function environmentOf(places: Places): NodeJS.ProcessEnv {
  return {
    ...inherited(),
    HOSTNAME: "127.0.0.1",
    PORT: String(places.port),
    BASE_URL: places.baseUrl,
    DATABASE_URL: places.databaseUrl,
    QUEUE_URL: places.queueUrl,
    SESSION_SECRET: places.settings.sessionSecret,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: places.settings.actionsKey,
    SAML_IDP_METADATA_FILE: places.idpMetadataFile,
    SAML_SP_ENTITY_ID: SP_ENTITY_ID,
    AWS_REGION: "sa-east-1",
    AWS_ENDPOINT_URL: places.sandboxUrl,
    AWS_ACCESS_KEY_ID: "sandbox",
    AWS_SECRET_ACCESS_KEY: "sandbox",
    AWS_ACCESS_PORTAL_URL: "https://d-9067642ac7.awsapps.com/start",
    EXTERNAL_ID_ISSUER: "https://idp.catraca.example.com/",
    ACTIVITY_ROLE_NAME: "CatracaActivityRead",
    ACTIVITY_REGIONS: "sa-east-1,us-east-1",
    ACTIVITY_EVERY_SECONDS: "5",
    GUARD_ROLE_NAME: "CatracaGuard",
    MIN_GRANT_MINUTES: "1",
    MAX_GRANT_MINUTES: "240",
    NEXT_TELEMETRY_DISABLED: "1",
  };
}

/** This process's own environment without the settings of the product and of AWS. */
export function inherited(): NodeJS.ProcessEnv {
  const ours = /^(AWS_|SAML_|DATABASE_URL|QUEUE_URL|MIGRATION_|PG[A-Z]+$|NODE_ENV$|NODE_OPTIONS$|npm_)/;
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !ours.test(name)),
  ) as NodeJS.ProcessEnv;
}
