// What the identity provider says of a person to one service provider.
import { createHash } from "node:crypto";
import type { DemoPerson } from "./demo-people";
import { persistentFormat, type ResponseDraft, successStatus } from "./response";

/** The identity provider's entity id: the same on every port, so that a person once bound stays bound. */
export const idpEntityId = "urn:catraca:sandbox:identity-provider";

const lifetimeMs = 5 * 60 * 1000;

/** What is asserted of a person: a persistent pseudonym for this service provider, and attributes. */
export function draftFor(
  person: DemoPerson,
  to: { readonly spEntityId: string; readonly spAcsUrl: string; readonly inResponseTo: string },
): ResponseDraft {
  const now = Date.now();
  return {
    issuer: idpEntityId,
    destination: to.spAcsUrl,
    recipient: to.spAcsUrl,
    audience: to.spEntityId,
    inResponseTo: to.inResponseTo,
    issuedAt: new Date(now),
    notBefore: new Date(now - 5_000),
    notOnOrAfter: new Date(now + lifetimeMs),
    nameId: createHash("sha256").update(`${idpEntityId} ${to.spEntityId} ${person.userName}`).digest("hex"),
    nameIdFormat: persistentFormat,
    status: successStatus,
    attributes: {
      externalId: [person.externalId],
      userName: [person.userName],
      displayName: [person.displayName],
      email: [person.email],
      groups: person.groups,
    },
  };
}
