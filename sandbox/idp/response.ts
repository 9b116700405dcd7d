// Writes a SAML 2.0 response with one assertion and signs both. Nothing here judges what is asserted.
import { randomBytes } from "node:crypto";
import { SignedXml } from "xml-crypto";
import type { SigningKey } from "./signing-key";
import { Raw, xml } from "./xml";

const samlp = "urn:oasis:names:tc:SAML:2.0:protocol";
const saml = "urn:oasis:names:tc:SAML:2.0:assertion";
const exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";
const enveloped = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";

export const persistentFormat = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent";
export const successStatus = "urn:oasis:names:tc:SAML:2.0:status:Success";

/** Everything that a response says. */
export interface ResponseDraft {
  readonly issuer: string;
  readonly destination: string;
  readonly recipient: string;
  readonly audience: string;
  readonly inResponseTo?: string | undefined;
  readonly issuedAt: Date;
  readonly notBefore: Date;
  readonly notOnOrAfter: Date;
  readonly nameId: string;
  readonly nameIdFormat: string;
  readonly status: string;
  readonly attributes: Readonly<Record<string, readonly string[]>>;
}

/** What is signed, and how. */
export interface Signing {
  readonly response: boolean;
  readonly assertion: boolean;
  readonly digest: "sha1" | "sha256";
}

const both: Signing = { response: true, assertion: true, digest: "sha256" };

/** The response as XML, signed (RSA-SHA256, response and assertion) unless told otherwise. */
export function writeResponse(draft: ResponseDraft, key: SigningKey, signing: Signing = both): string {
  const assertionId = newId();
  const bare = assertionXml(draft, assertionId);
  const assertion = signing.assertion ? sign(bare, assertionId, key, signing.digest) : bare;
  const responseId = newId();
  const response = responseXml(draft, responseId, assertion);
  return signing.response ? sign(response, responseId, key, signing.digest) : response;
}

/** A response as the form field SAMLResponse carries it. */
export function encodeResponse(response: string): string {
  return Buffer.from(response, "utf8").toString("base64");
}

/** Puts an enveloped signature of the element with this ID after its Issuer. */
export function sign(document: string, id: string, key: SigningKey, digest: Signing["digest"]): string {
  const sha1 = digest === "sha1";
  const signer = new SignedXml({
    privateKey: key.privateKey,
    publicCert: key.certificate,
    canonicalizationAlgorithm: exclusive,
    signatureAlgorithm: sha1
      ? "http://www.w3.org/2000/09/xmldsig#rsa-sha1"
      : "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
    getKeyInfoContent: SignedXml.getKeyInfoContent,
  });
  signer.addReference({
    xpath: `//*[@ID='${id}']`,
    transforms: [enveloped, exclusive],
    digestAlgorithm: sha1
      ? "http://www.w3.org/2000/09/xmldsig#sha1"
      : "http://www.w3.org/2001/04/xmlenc#sha256",
  });
  signer.computeSignature(document, {
    prefix: "ds",
    location: { reference: `//*[@ID='${id}']/*[local-name(.)='Issuer']`, action: "after" },
  });
  return signer.getSignedXml();
}

function newId(): string {
  return `_${randomBytes(20).toString("hex")}`;
}

function answering(draft: ResponseDraft): Raw {
  return new Raw(draft.inResponseTo === undefined ? "" : xml` InResponseTo="${draft.inResponseTo}"`);
}

function responseXml(draft: ResponseDraft, id: string, assertion: string): string {
  return xml`<samlp:Response xmlns:samlp="${samlp}" xmlns:saml="${saml}" ID="${id}" Version="2.0" IssueInstant="${draft.issuedAt.toISOString()}" Destination="${draft.destination}"${answering(draft)}><saml:Issuer>${draft.issuer}</saml:Issuer><samlp:Status><samlp:StatusCode Value="${draft.status}"/></samlp:Status>${new Raw(assertion)}</samlp:Response>`;
}

function assertionXml(draft: ResponseDraft, id: string): string {
  const until = draft.notOnOrAfter.toISOString();
  const subject = xml`<saml:Subject><saml:NameID Format="${draft.nameIdFormat}">${draft.nameId}</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="${until}" Recipient="${draft.recipient}"${answering(draft)}/></saml:SubjectConfirmation></saml:Subject>`;
  const conditions = xml`<saml:Conditions NotBefore="${draft.notBefore.toISOString()}" NotOnOrAfter="${until}"><saml:AudienceRestriction><saml:Audience>${draft.audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions>`;
  const context = xml`<saml:AuthnStatement AuthnInstant="${draft.issuedAt.toISOString()}" SessionIndex="${id}"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>`;
  return xml`<saml:Assertion xmlns:saml="${saml}" ID="${id}" Version="2.0" IssueInstant="${draft.issuedAt.toISOString()}"><saml:Issuer>${draft.issuer}</saml:Issuer>${new Raw(subject + conditions + context + attributesXml(draft))}</saml:Assertion>`;
}

function attributesXml(draft: ResponseDraft): string {
  const attributes = Object.entries(draft.attributes).filter(([, values]) => values.length > 0);
  if (attributes.length === 0) return "";
  const written = attributes.map(([name, values]) => {
    const items = values.map((value) => xml`<saml:AttributeValue>${value}</saml:AttributeValue>`).join("");
    return xml`<saml:Attribute Name="${name}" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:basic">${new Raw(items)}</saml:Attribute>`;
  });
  return `<saml:AttributeStatement>${written.join("")}</saml:AttributeStatement>`;
}
