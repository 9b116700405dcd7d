// The company's identity provider over SAML 2.0: Catraca is the service provider.
import { generateServiceProviderMetadata, SAML } from "@node-saml/node-saml";
import type { IdentityProvider } from "@/core/sign-in/ports";
import { signInDone, signInRefused } from "@/core/sign-in/types";
import type { IdpDescription } from "./idp-metadata";
import { readAssertion, Unacceptable } from "./read-assertion";
import { proveSignatures } from "./signed-response";

export interface SamlSettings {
  readonly spEntityId: string;
  /** Where the identity provider posts its responses to. */
  readonly acsUrl: string;
  readonly userNameAttribute: string;
  readonly externalIdAttribute: string;
  readonly groupsAttribute: string;
}

const persistent = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent";

/** An identity provider whose metadata is asked for at each use. */
export function samlIdentityProvider(
  settings: SamlSettings,
  metadata: () => Promise<IdpDescription>,
): IdentityProvider {
  return {
    async authnRedirectUrl(attemptId) {
      return nodeSaml(settings, await metadata(), attemptId).getAuthorizeUrlAsync("", undefined, {});
    },
    async readResponse(samlResponse) {
      const idp = await metadata();
      try {
        const { response, assertion } = await proveSignatures(nodeSaml(settings, idp), samlResponse);
        const { spEntityId: audience } = settings;
        return signInDone(
          readAssertion(response, assertion, { ...settings, audience, issuer: idp.entityId }),
        );
      } catch (error) {
        if (error instanceof Unacceptable) return signInRefused("response-invalid", error.message);
        throw error;
      }
    },
  };
}

/** Our own metadata, for whoever sets the identity provider up. */
export function serviceProviderMetadata(settings: Pick<SamlSettings, "spEntityId" | "acsUrl">): string {
  return generateServiceProviderMetadata({
    issuer: settings.spEntityId,
    callbackUrl: settings.acsUrl,
    identifierFormat: persistent,
    wantAssertionsSigned: true,
  });
}

function nodeSaml(settings: SamlSettings, idp: IdpDescription, attemptId?: string): SAML {
  return new SAML({
    issuer: settings.spEntityId,
    audience: settings.spEntityId,
    callbackUrl: settings.acsUrl,
    entryPoint: idp.ssoUrl,
    idpCert: [...idp.certificates],
    identifierFormat: persistent,
    wantAssertionsSigned: true,
    wantAuthnResponseSigned: true,
    // How one proves who one is (password, key, second factor) is the identity provider's business.
    disableRequestedAuthnContext: true,
    // -1: times are judged by Postgres's clock, in core/sign-in.
    acceptedClockSkewMs: -1,
    ...(attemptId === undefined ? {} : { generateUniqueId: () => attemptId }),
  });
}
