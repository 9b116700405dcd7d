// What a person may do, in one place (invariant 13). Read live; a cookie or an assertion grants nothing.
import type { Person } from "../directory/types";
import type { GroupId, PersonId, UnitId } from "../ids";
import type { Role, RuleBook } from "./types";

/** A person, as of now, with everything that the rules make of their groups. */
export interface Authority {
  readonly person: Person;
  /** The groups they are in, of those that rules name. */
  readonly memberOf: ReadonlySet<GroupId>;
  readonly roles: ReadonlySet<Role>;
  readonly approves: ReadonlySet<UnitId>;
  readonly heads: ReadonlySet<UnitId>;
  readonly book: RuleBook;
}

/** What the rules make of a person's groups. */
export function authorityFrom(person: Person, memberOf: ReadonlySet<GroupId>, book: RuleBook): Authority {
  const isIn = (groups: readonly GroupId[]) => groups.some((group) => memberOf.has(group));
  return {
    person,
    memberOf,
    roles: new Set(book.roleGroups.filter((each) => memberOf.has(each.groupId)).map((each) => each.role)),
    approves: new Set(book.units.filter((unit) => isIn(unit.approverGroupIds)).map((unit) => unit.id)),
    heads: new Set(book.units.filter((unit) => isIn(unit.headGroupIds)).map((unit) => unit.id)),
    book,
  };
}

/** Every group that a rule names, once. */
export function ruledGroups(book: RuleBook): GroupId[] {
  return [
    ...new Set([
      ...book.units.flatMap((unit) => [...unit.headGroupIds, ...unit.approverGroupIds]),
      ...book.policies.flatMap((policy) => policy.groupIds),
      ...book.roleGroups.map((each) => each.groupId),
    ]),
  ];
}

interface OwnedByUnit {
  readonly requesterId: PersonId;
  readonly unitId: UnitId;
}

/** Approvers of the unit decide, never on what they asked for themselves. */
export function mayDecide(authority: Authority, request: OwnedByUnit): boolean {
  return authority.approves.has(request.unitId) && request.requesterId !== authority.person.id;
}

/** The requester, the unit's approvers and heads, security and admins see a request. */
export function maySee(authority: Authority, request: OwnedByUnit): boolean {
  return (
    request.requesterId === authority.person.id ||
    authority.approves.has(request.unitId) ||
    authority.heads.has(request.unitId) ||
    authority.roles.has("security")
  );
}

/** The unit's approvers and heads, and security, take access back. (One's own is ended, not revoked.) */
export function mayRevoke(authority: Authority, grant: OwnedByUnit): boolean {
  return (
    authority.approves.has(grant.unitId) ||
    authority.heads.has(grant.unitId) ||
    authority.roles.has("security")
  );
}

/** Freezing new grants, and ending everything one person has. */
export function mayActForSecurity(authority: Authority): boolean {
  return authority.roles.has("security");
}

/** Seeing rules and health. */
export function mayAdminister(authority: Authority): boolean {
  return authority.roles.has("admin");
}

/** What of the security pages a person sees: everything, the units they head, or nothing. */
export function securityScope(authority: Authority): "all" | ReadonlySet<UnitId> | undefined {
  if (authority.roles.has("security")) return "all";
  return authority.heads.size > 0 ? authority.heads : undefined;
}
