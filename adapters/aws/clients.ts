// The AWS SDK's clients. Where they point is the SDK's own business: AWS_REGION, AWS_ENDPOINT_URL and the like.
import { IdentitystoreClient } from "@aws-sdk/client-identitystore";
import { OrganizationsClient } from "@aws-sdk/client-organizations";
import { SSOAdminClient } from "@aws-sdk/client-sso-admin";
import { STSClient } from "@aws-sdk/client-sts";
import { instanceFinder } from "./instance";
import { retryInTurn } from "./retries-in-turn";

/** Milliseconds: a write is answered within this or its answer is lost. */
const WRITE_TIMEOUT_MS = 10_000;

/** For tests that point clients at a sandbox of their own; the product leaves both to the SDK. */
export interface Pointing {
  readonly endpoint?: string;
  readonly credentials?: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
}

/** One client a service and kind of use, for the life of the process. */
export function awsClients(region: string, pointing: Pointing = {}) {
  const timeouts = {
    requestTimeout: WRITE_TIMEOUT_MS,
    connectionTimeout: 3_000,
    throwOnRequestTimeout: true,
  };
  const reading = { region, maxAttempts: 4, requestHandler: timeouts, ...pointing };
  const ssoReader = new SSOAdminClient(reading);
  return {
    ssoReader,
    /** For lists read page by page, each in its turn: what is tried again takes a turn again. */
    ssoLister: (turn: () => Promise<void>) => retryInTurn(new SSOAdminClient(reading), turn),
    ssoWriter: new SSOAdminClient({ ...reading, maxAttempts: 1 }),
    identityStore: new IdentitystoreClient(reading),
    organizations: new OrganizationsClient(reading),
    sts: new STSClient(reading),
    instance: instanceFinder(ssoReader),
  };
}
