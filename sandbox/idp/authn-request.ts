// Reads the AuthnRequest that a service provider sends by HTTP-Redirect (SAML bindings 3.4).
import { inflateRawSync } from "node:zlib";
import { DOMParser } from "@xmldom/xmldom";

export interface AuthnRequest {
  readonly id: string;
  readonly issuer: string;
  readonly acsUrl?: string;
}

const protocol = "urn:oasis:names:tc:SAML:2.0:protocol";
const assertion = "urn:oasis:names:tc:SAML:2.0:assertion";
const mostBytes = 64 * 1024;

/** The request in the query parameter SAMLRequest, or undefined if it is none. */
export function readAuthnRequest(samlRequest: string): AuthnRequest | undefined {
  const root = parse(samlRequest);
  if (root?.localName !== "AuthnRequest" || root.namespaceURI !== protocol) return undefined;
  const id = root.getAttribute("ID") ?? "";
  const issuer = root.getElementsByTagNameNS(assertion, "Issuer")[0]?.textContent?.trim() ?? "";
  if (!/^[A-Za-z_][\w.-]{0,127}$/.test(id) || issuer === "") return undefined;
  const acsUrl = root.getAttribute("AssertionConsumerServiceURL");
  return acsUrl ? { id, issuer, acsUrl } : { id, issuer };
}

function parse(samlRequest: string): Element | undefined {
  try {
    const inflated = inflateRawSync(Buffer.from(samlRequest, "base64"), { maxOutputLength: mostBytes });
    const quiet = { warning() {}, error: stop, fatalError: stop };
    const document = new DOMParser({ errorHandler: quiet }).parseFromString(inflated.toString("utf8"));
    return document.documentElement;
  } catch {
    return undefined;
  }
}

function stop(message: string): never {
  throw new Error(message);
}
