// Judges a response whose signatures are proven: is it for us, from them, an answer, and about one person?
// node-saml checks none of Recipient, Destination, Issuer, InResponseTo and NameID format, so that is done here.
import type { Assertion } from "@/core/sign-in/types";
import { attributeOf, childrenOf, isElement, onlyChild, textOf } from "./dom";

/** What the response must have been made for, and the names of the attributes that we read. */
export interface Expectation {
  readonly issuer: string;
  readonly audience: string;
  readonly acsUrl: string;
  readonly userNameAttribute: string;
  readonly externalIdAttribute: string;
  readonly groupsAttribute: string;
}

/** Thrown inside this adapter alone; its reason is for the log. */
export class Unacceptable extends Error {}

const bearer = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
const persistent = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent";
const success = "urn:oasis:names:tc:SAML:2.0:status:Success";
/** SAML core 8.3.7: a persistent identifier has at most 256 characters. */
const longestNameId = 256;

/** What the assertion says. Both are root elements of signed XML. Throws Unacceptable. */
export function readAssertion(response: Element, assertion: Element, expected: Expectation): Assertion {
  const inResponseTo = checkResponse(response, expected);
  demand(isElement(assertion, "assertion", "Assertion"), "not-an-assertion");
  demand(attributeOf(assertion, "Version") === "2.0", "wrong-version");
  demand(textOf(onlyChild(assertion, "assertion", "Issuer")) === expected.issuer, "wrong-issuer");
  demand(childrenOf(assertion, "assertion", "AuthnStatement").length > 0, "no-authentication");
  const subject = onlyChild(assertion, "assertion", "Subject");
  const confirmation = checkConfirmation(subject, inResponseTo, expected);
  const conditions = checkConditions(assertion, expected);
  const notBefore = latest([instantOf(conditions, "NotBefore"), instantOf(confirmation, "NotBefore")]);
  const expiresAt = earliest([
    instantOf(conditions, "NotOnOrAfter"),
    instantOf(confirmation, "NotOnOrAfter"),
  ]);
  const assertionId = attributeOf(assertion, "ID");
  demand(assertionId !== undefined && expiresAt !== undefined, "no-id-or-end");
  const values = readAttributes(assertion);
  const userName = onlyValue(values.get(expected.userNameAttribute), "user-name-not-single");
  const externalId = onlyValue(values.get(expected.externalIdAttribute), "external-id-not-single");
  return {
    assertionId,
    issuer: expected.issuer,
    nameId: nameIdOf(subject, expected),
    inResponseTo,
    ...(notBefore ? { notBefore } : {}),
    expiresAt,
    ...(userName === undefined ? {} : { userName }),
    ...(externalId === undefined ? {} : { externalId }),
    groups: values.get(expected.groupsAttribute) ?? [],
  };
}

function checkResponse(response: Element, expected: Expectation): string {
  demand(isElement(response, "protocol", "Response"), "not-a-response");
  demand(attributeOf(response, "Version") === "2.0", "wrong-version");
  demand(attributeOf(response, "Destination") === expected.acsUrl, "wrong-destination");
  demand(textOf(onlyChild(response, "assertion", "Issuer")) === expected.issuer, "wrong-issuer");
  const status = onlyChild(onlyChild(response, "protocol", "Status"), "protocol", "StatusCode");
  demand(attributeOf(status, "Value") === success, "status-not-success");
  demand(onlyChild(response, "assertion", "Assertion"), "not-one-assertion");
  const inResponseTo = attributeOf(response, "InResponseTo");
  demand(inResponseTo !== undefined, "unsolicited");
  return inResponseTo;
}

function checkConfirmation(
  subject: Element | undefined,
  inResponseTo: string,
  expected: Expectation,
): Element {
  const confirmation = onlyChild(subject, "assertion", "SubjectConfirmation");
  demand(attributeOf(confirmation, "Method") === bearer, "not-one-bearer");
  const data = onlyChild(confirmation, "assertion", "SubjectConfirmationData");
  demand(data, "no-confirmation-data");
  demand(attributeOf(data, "Recipient") === expected.acsUrl, "wrong-recipient");
  demand(attributeOf(data, "InResponseTo") === inResponseTo, "in-response-to-differs");
  demand(attributeOf(data, "NotOnOrAfter") !== undefined, "no-confirmation-end");
  return data;
}

function checkConditions(assertion: Element, expected: Expectation): Element {
  const conditions = onlyChild(assertion, "assertion", "Conditions");
  demand(conditions, "not-one-conditions");
  const restrictions = childrenOf(conditions, "assertion", "AudienceRestriction");
  const meant = restrictions.map((each) => childrenOf(each, "assertion", "Audience").map(textOf));
  demand(meant.length > 0 && meant.every((names) => names.includes(expected.audience)), "wrong-audience");
  return conditions;
}

function nameIdOf(subject: Element | undefined, expected: Expectation): string {
  const element = onlyChild(subject, "assertion", "NameID");
  demand(attributeOf(element, "Format") === persistent, "name-id-not-persistent");
  const spQualifier = attributeOf(element, "SPNameQualifier") ?? expected.audience;
  const qualifier = attributeOf(element, "NameQualifier") ?? expected.issuer;
  demand(spQualifier === expected.audience && qualifier === expected.issuer, "name-id-of-another");
  const nameId = textOf(element);
  demand(nameId.length > 0 && nameId.length <= longestNameId, "name-id-empty-or-long");
  return nameId;
}

/** Every attribute as a list, also one that has a single value. */
function readAttributes(assertion: Element): Map<string, string[]> {
  const values = new Map<string, string[]>();
  const statements = childrenOf(assertion, "assertion", "AttributeStatement");
  for (const attribute of statements.flatMap((each) => childrenOf(each, "assertion", "Attribute"))) {
    const name = attributeOf(attribute, "Name") ?? "";
    const texts = childrenOf(attribute, "assertion", "AttributeValue").map(textOf);
    values.set(name, [...(values.get(name) ?? []), ...texts.filter((text) => text !== "")]);
  }
  return values;
}

function onlyValue(values: readonly string[] | undefined, reason: string): string | undefined {
  demand((values?.length ?? 0) <= 1, reason);
  return values?.[0];
}

function instantOf(element: Element, name: string): Date | undefined {
  const text = attributeOf(element, name);
  if (text === undefined) return undefined;
  demand(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text), "not-a-time");
  const instant = new Date(text);
  demand(!Number.isNaN(instant.getTime()), "not-a-time");
  return instant;
}

function latest(instants: readonly (Date | undefined)[]): Date | undefined {
  return sorted(instants).at(-1);
}

function earliest(instants: readonly (Date | undefined)[]): Date | undefined {
  return sorted(instants)[0];
}

function sorted(instants: readonly (Date | undefined)[]): Date[] {
  return instants.filter((each) => each !== undefined).sort((a, b) => a.getTime() - b.getTime());
}

function demand(condition: unknown, reason: string): asserts condition {
  if (!condition) throw new Unacceptable(reason);
}
