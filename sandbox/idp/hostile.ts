// Responses that a service provider must refuse, one kind each, made from a good draft.
import {
  encodeResponse,
  type ResponseDraft,
  type Signing,
  sign,
  successStatus,
  writeResponse,
} from "./response";
import { makeSigningKey, type SigningKey } from "./signing-key";

/** Every kind, with what is wrong. "Wrapped" kinds carry the good signed parts and say something else. */
export const hostileKinds = [
  "response-unsigned",
  "assertion-unsigned",
  "nothing-signed",
  "signed-with-sha1",
  "signed-by-another-key",
  "tampered-attribute",
  "wrong-issuer",
  "wrong-audience",
  "wrong-recipient",
  "wrong-destination",
  "in-response-to-missing",
  "in-response-to-differs",
  "status-not-success",
  "name-id-not-persistent",
  "name-id-empty",
  "two-assertions",
  "comment-in-name-id",
  "processing-instruction",
  "doctype",
  "wrapped-in-response",
  "wrapped-in-object",
  "wrapped-in-extensions",
] as const;

export type HostileKind = (typeof hostileKinds)[number];

/** The hostile response of this kind, as the form field SAMLResponse carries it. */
export async function hostileResponse(
  kind: HostileKind,
  good: ResponseDraft,
  key: SigningKey,
): Promise<string> {
  return encodeResponse(await write(kind, good, key));
}

/** What a wrapped or tampered response says in place of the good user name. */
const impostor = "fabio";

async function write(kind: HostileKind, good: ResponseDraft, key: SigningKey): Promise<string> {
  const all: Signing = { response: true, assertion: true, digest: "sha256" };
  const signed = (change: Partial<ResponseDraft>) => writeResponse({ ...good, ...change }, key);
  switch (kind) {
    case "response-unsigned":
      return writeResponse(good, key, { ...all, response: false });
    case "assertion-unsigned":
      return writeResponse(good, key, { ...all, assertion: false });
    case "nothing-signed":
      return writeResponse(good, key, { ...all, response: false, assertion: false });
    case "signed-with-sha1":
      return writeResponse(good, key, { ...all, digest: "sha1" });
    case "signed-by-another-key":
      return writeResponse(good, await makeSigningKey());
    case "tampered-attribute":
      return impersonate(signed({}), good);
    case "wrong-issuer":
      return signed({ issuer: "https://idp.example.net" });
    case "wrong-audience":
      return signed({ audience: "https://another-service.example.com" });
    case "wrong-recipient":
      return signed({ recipient: "https://another-service.example.com/acs" });
    case "wrong-destination":
      return signed({ destination: "https://another-service.example.com/acs" });
    case "in-response-to-missing":
      return signed({ inResponseTo: undefined });
    case "in-response-to-differs":
      return answeringTwoRequests(good, key);
    case "status-not-success":
      return signed({ status: successStatus.replace("Success", "Responder") });
    case "name-id-not-persistent":
      return signed({ nameIdFormat: "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress" });
    case "name-id-empty":
      return signed({ nameId: "" });
    case "two-assertions":
      return resign(signed({}), key, (xml) => xml.replace(assertionPattern, "$&$&"));
    case "comment-in-name-id":
      return signed({}).replace(good.nameId, `${good.nameId.slice(0, 4)}<!-- -->${good.nameId.slice(4)}`);
    case "processing-instruction":
      return signed({}).replace(good.nameId, `${good.nameId}<?x?>`);
    case "doctype":
      return `<!DOCTYPE x [<!ENTITY e "${impostor}">]>${signed({})}`;
    case "wrapped-in-response":
      return wrapInResponse(signed({}), good);
    case "wrapped-in-object":
      return wrapInObject(signed({}), good);
    case "wrapped-in-extensions":
      return wrapInExtensions(signed({}), good);
  }
}

const assertionPattern = /<saml:Assertion.*<\/saml:Assertion>/s;
const responseSignaturePattern = /(<samlp:Response.*?<\/saml:Issuer>)(<ds:Signature.*?<\/ds:Signature>)/s;

function impersonate(xml: string, good: ResponseDraft): string {
  return xml.replaceAll(`>${good.attributes.userName?.[0]}<`, `>${impostor}<`);
}

/** The assertion answers another request than the response does; both signatures are good. */
function answeringTwoRequests(good: ResponseDraft, key: SigningKey): string {
  const other = writeResponse({ ...good, inResponseTo: "_another-request" }, key);
  const assertion = assertionPattern.exec(other)?.[0] ?? "";
  return resign(writeResponse(good, key), key, (xml) => xml.replace(assertionPattern, assertion));
}

/** Changes the response under its signature and signs it again with the true key. */
function resign(xml: string, key: SigningKey, change: (xml: string) => string): string {
  const unsigned = change(xml.replace(responseSignaturePattern, "$1"));
  return sign(unsigned, /<samlp:Response[^>]* ID="([^"]+)"/.exec(unsigned)?.[1] ?? "", key, "sha256");
}

/** A forged assertion stands first in the response, the signed one beside it. */
function wrapInResponse(xml: string, good: ResponseDraft): string {
  return xml.replace(assertionPattern, (assertion) => forge(assertion, good) + assertion);
}

/** A forged response whose signature carries the signed response as an object: its reference resolves. */
function wrapInObject(xml: string, good: ResponseDraft): string {
  const signature = responseSignaturePattern.exec(xml)?.[2] ?? "";
  const original = xml.replace(responseSignaturePattern, "$1");
  const carrying = signature.replace("</ds:Signature>", `<ds:Object>${original}</ds:Object></ds:Signature>`);
  return forgeResponse(xml, good).replace(responseSignaturePattern, (_, head) => head + carrying);
}

/** A forged response that carries the signed one in its extensions. */
function wrapInExtensions(xml: string, good: ResponseDraft): string {
  const wrapped = `<samlp:Extensions>${xml}</samlp:Extensions><samlp:Status>`;
  return forgeResponse(xml, good).replace("<samlp:Status>", () => wrapped);
}

function forgeResponse(xml: string, good: ResponseDraft): string {
  const renamed = xml.replace(/(<samlp:Response[^>]* ID=")[^"]+/, "$1_forged-response");
  return renamed.replace(assertionPattern, (assertion) => forge(assertion, good));
}

function forge(assertion: string, good: ResponseDraft): string {
  return impersonate(assertion, good).replace(/( ID=")[^"]+/, "$1_forged-assertion");
}
