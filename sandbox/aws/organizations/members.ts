/** The members that Organizations' requests share, its own way to refuse them, and who may ask. */
import { AwsError, accessDenied } from "../aws-error";
import type { Call, Refuse } from "../call";
import { type Page, page } from "../pages";
import { maybe, text, whole } from "../shape";
import type { World } from "../world";

/** The number of an account. */
export const accountId = text({ max: 12, pattern: /^\d{12}$/ });

/** The id of a root or organizational unit. */
export const parentId = text({
  max: 100,
  pattern: /^(r-[0-9a-z]{4,32})$|^(ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})$/,
});

/** The id of an organizational unit. */
export const unitId = text({ max: 68, pattern: /^ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}$/ });

/** The id of an account or organizational unit. */
export const childId = text({ max: 100, pattern: /^(\d{12})$|^(ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})$/ });

/** The id of anything that carries tags. */
export const resourceId = text({
  max: 130,
  pattern: /^(r-[0-9a-z]{4,32})$|^(\d{12})$|^(ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})$|^(p-[0-9a-zA-Z_]{8,128})$/,
});

/** A page has at most 20 items: https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html */
export const paging = { NextToken: maybe(text({ max: 100_000 })), MaxResults: maybe(whole(1, 20)) };

/** Organizations answers InvalidInputException, with a reason, where others answer ValidationException. */
export const refuse: Refuse = ([violation]) => {
  const reasons = {
    missing: "INPUT_REQUIRED",
    pattern: "INVALID_PATTERN",
    enum: "INVALID_ENUM",
    length: "MAX_LENGTH_EXCEEDED",
    range: "MAX_VALUE_EXCEEDED",
  };
  const message = `You specified an invalid value at '${violation?.path ?? ""}': ${violation?.constraint ?? ""}`;
  return new AwsError("InvalidInputException", message, { Reason: reasons[violation?.kind ?? "pattern"] });
};

/** Most operations answer the management account and delegated administrators alone. */
export function requireAdministrator(world: World, call: Call): void {
  const { managementAccount, delegatedAdminAccountId } = world.organization;
  if (call.accountId === managementAccount.id || call.accountId === delegatedAdminAccountId) return;
  throw accessDenied("You don't have permissions to access this resource.");
}

/** A page of a list; AWS's first pages may be empty and yet have a token, and so may these. */
export function cut<T>(
  world: World,
  of: string,
  items: T[],
  keyOf: (item: T) => string,
  input: { NextToken: string | undefined; MaxResults: number | undefined },
): Page<T> {
  return page({
    items,
    of,
    keyOf,
    size: input.MaxResults ?? 20,
    token: input.NextToken,
    refuse: () =>
      new AwsError("InvalidInputException", "Invalid next token.", { Reason: "INVALID_NEXT_TOKEN" }),
    emptyFirst: world.random.chance(world.profile.emptyPageChance),
  });
}
