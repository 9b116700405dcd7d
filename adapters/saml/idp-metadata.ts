// Reads an identity provider's SAML metadata.
import { X509Certificate } from "node:crypto";
import { attributeOf, childrenOf, descendantsOf, isElement, parseXml, textOf } from "./dom";

/** What we need to know of an identity provider. */
export interface IdpDescription {
  readonly entityId: string;
  /** Where an AuthnRequest goes by HTTP-Redirect. */
  readonly ssoUrl: string;
  /** Every certificate that it may sign with, PEM: several while it changes keys. */
  readonly certificates: readonly string[];
}

const redirectBinding = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";

/** The one identity provider that the metadata describes. Throws an Error of one sentence if it is unusable. */
export function readIdpMetadata(text: string): IdpDescription {
  const root = parseXml(text);
  if (!root) throw new Error("it is not well-formed XML");
  const entities = isElement(root, "metadata", "EntityDescriptor")
    ? [root]
    : descendantsOf(root, "metadata", "EntityDescriptor");
  const providers = entities.filter((each) => childrenOf(each, "metadata", "IDPSSODescriptor").length > 0);
  const [entity, ...others] = providers;
  if (!entity) throw new Error("it describes no SAML 2.0 identity provider");
  if (others.length > 0) throw new Error("it describes more than one identity provider");
  const entityId = attributeOf(entity, "entityID");
  if (!entityId) throw new Error("it has no entityID");
  const roles = childrenOf(entity, "metadata", "IDPSSODescriptor");
  return { entityId, ssoUrl: ssoUrlOf(roles), certificates: certificatesOf(roles) };
}

function ssoUrlOf(roles: readonly Element[]): string {
  const service = roles
    .flatMap((role) => childrenOf(role, "metadata", "SingleSignOnService"))
    .find((each) => attributeOf(each, "Binding") === redirectBinding);
  const url = attributeOf(service, "Location");
  if (!url) throw new Error("it names no SingleSignOnService with the HTTP-Redirect binding");
  if (!/^https?:$/.test(protocolOf(url))) {
    throw new Error("its SingleSignOnService is no web address");
  }
  return url;
}

function protocolOf(url: string): string {
  return URL.canParse(url) ? new URL(url).protocol : "";
}

function certificatesOf(roles: readonly Element[]): string[] {
  const signing = roles
    .flatMap((role) => childrenOf(role, "metadata", "KeyDescriptor"))
    .filter((key) => (attributeOf(key, "use") ?? "signing") === "signing");
  const written = signing.flatMap((key) => descendantsOf(key, "signature", "X509Certificate").map(textOf));
  if (written.length === 0) throw new Error("it holds no signing certificate");
  return [...new Set(written.map(toPem))];
}

function toPem(base64: string): string {
  try {
    return new X509Certificate(Buffer.from(base64, "base64")).toString();
  } catch {
    throw new Error("one of its certificates cannot be read");
  }
}
