// Composes signing in: SAML, the Identity Store, Postgres.
import { signInStore } from "@/adapters/postgres/sign-in-store";
import { keptMetadata } from "@/adapters/saml/metadata-source";
import {
  type SamlSettings,
  samlIdentityProvider,
  serviceProviderMetadata,
} from "@/adapters/saml/saml-identity-provider";
import { type AcceptPorts, accept } from "@/core/sign-in/accept";
import { begin } from "@/core/sign-in/begin";
import { end } from "@/core/sign-in/end";
import { find } from "@/core/sign-in/find";
import { redeem } from "@/core/sign-in/redeem";
import { env } from "./env";
import { log } from "./log";
import { parts } from "./parts";

export type SignInService = ReturnType<typeof compose>;

/** One a process; development reloads modules, so it lives on `globalThis`. */
const held = globalThis as typeof globalThis & { catracaSignIn?: SignInService };

/** The verbs of signing in, on real parts. */
export function signInService(): SignInService {
  held.catracaSignIn ??= compose();
  return held.catracaSignIn;
}

function compose() {
  const settings = samlSettings();
  const metadata = keptMetadata(metadataSource(), (fault) => {
    log().warn(
      { err: fault },
      "the identity provider's metadata could not be read again; the last one stays in use",
    );
  });
  const ports: AcceptPorts = {
    store: signInStore(parts().prisma),
    directory: parts().directory,
    identityProvider: samlIdentityProvider(settings, metadata),
  };
  return {
    begin: (asked: Parameters<typeof begin>[1]) => begin(ports, asked),
    accept: (samlResponse: string) => accept(ports, samlResponse),
    redeem: (shown: Parameters<typeof redeem>[1]) => redeem(ports, shown),
    find: (id: unknown) => find(ports, id),
    end: (id: unknown) => end(ports, id),
    metadata: () => serviceProviderMetadata(settings),
  };
}

function samlSettings(): SamlSettings {
  const given = env();
  return {
    spEntityId: given.SAML_SP_ENTITY_ID,
    acsUrl: new URL("/api/saml/acs", given.BASE_URL).href,
    userNameAttribute: given.SAML_USER_ATTRIBUTE,
    externalIdAttribute: given.SAML_EXTERNAL_ID_ATTRIBUTE,
    groupsAttribute: given.SAML_GROUPS_ATTRIBUTE,
  };
}

function metadataSource() {
  const { SAML_IDP_METADATA_FILE: file, SAML_IDP_METADATA_URL: url = "" } = env();
  return file === undefined ? { url } : { file };
}
