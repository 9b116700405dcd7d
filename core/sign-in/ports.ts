// What signing in needs of the outside.
import type { AuditLog } from "../audit/ports";
import type { Person } from "../directory/types";
import type { PersonId } from "../ids";
import type { Assertion, Attempt, LiveSignIn, SignInId, SignInOutcome, Ticket } from "./types";

/** The company's identity provider, through SAML 2.0. */
export interface IdentityProvider {
  /** Where to send the browser so that it comes back with an answer to this attempt. */
  authnRedirectUrl(attemptId: string): Promise<string>;
  /** What the response says, or `response-invalid`. Throws a Fault if the provider's metadata cannot be had. */
  readResponse(samlResponse: string): Promise<SignInOutcome<Assertion>>;
}

/** The Identity Store, asked live. */
export interface PersonDirectory {
  /** Everybody with this external id, disabled people included; matching is exact. */
  findByExternalId(externalId: string): Promise<readonly PersonId[]>;
  /** Everybody with this user name, disabled people included. */
  findByUserName(userName: string): Promise<readonly PersonId[]>;
  /** The person as of now, or undefined if there is none with this id. */
  describe(id: PersonId): Promise<Person | undefined>;
}

/** Where attempts, bindings, tickets and sign-ins are kept. */
export interface SignInStore {
  /** All or nothing; whatever `work` throws undoes it. */
  transact<T>(work: (tx: SignInTx) => Promise<T>): Promise<T>;
  /** The sign-in, if it is neither ended nor expired by Postgres's clock. */
  findLive(id: SignInId): Promise<LiveSignIn | undefined>;
}

/** One transaction. What is locked stays so until it ends. */
export interface SignInTx {
  readonly audit: AuditLog;
  /** Postgres's clock, now: ask after locking. */
  now(): Promise<Date>;

  insertAttempt(attempt: Omit<Attempt, "answeredAt">): Promise<void>;
  lockAttempt(id: string): Promise<Attempt | undefined>;
  markAnswered(attemptId: string, at: Date): Promise<void>;
  /** False if this assertion was seen before. */
  noteAssertion(seen: { issuer: string; assertionId: string; expiresAt: Date }): Promise<boolean>;

  personBoundTo(issuer: string, nameId: string): Promise<PersonId | undefined>;
  /** False if the NameID or the person is already bound at this issuer. The person must have been saved. */
  bind(issuer: string, nameId: string, personId: PersonId): Promise<boolean>;
  /** Writes the directory's word on a person into the copy. */
  savePerson(person: Person): Promise<void>;

  insertTicket(ticket: Omit<Ticket, "redeemedAt">): Promise<void>;
  lockTicket(tokenHash: string): Promise<Ticket | undefined>;
  markRedeemed(tokenHash: string, at: Date): Promise<void>;
  /** Where the attempt's browser wanted to go. */
  returnToOf(attemptId: string): Promise<string | undefined>;

  insertSignIn(signIn: {
    personId: PersonId;
    assertedGroups: readonly string[];
    expiresAt: Date;
  }): Promise<SignInId>;
  /** Ends it; the person's id if it was live, undefined if it was ended, expired or never there. */
  endSignIn(id: SignInId): Promise<PersonId | undefined>;

  /** Deletes a few attempts, tickets and seen assertions that expired before this instant. */
  forgetExpired(before: Date): Promise<void>;
}
