/** The members that the Identity Store's requests share, with the limits of the service model. */
import { AwsError, notFound } from "../aws-error";
import { anything, list, maybe, structure, text, whole } from "../shape";
import type { World } from "../world";

const UUID = "[A-Fa-f0-9]{8}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{12}";

/** The id of the Identity Store. */
export const identityStoreId = text({
  min: 1,
  max: 36,
  pattern: /^d-[0-9a-f]{10}$|^[0-9a-f]{8}\b-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-\b[0-9a-f]{12}$/,
});

/** The id of a user, group or membership. */
export const resourceId = text({ min: 1, max: 47, pattern: new RegExp(`^([0-9a-f]{10}-|)${UUID}$`) });

/** Who is a member: a user. */
export const memberId = structure({ UserId: resourceId });

/** Another way than the id to name a user or group: exactly one of the two. */
export const alternateIdentifier = structure({
  ExternalId: maybe(structure({ Issuer: text({ min: 1, max: 100 }), Id: text({ min: 1, max: 256 }) })),
  UniqueAttribute: maybe(
    structure({
      AttributePath: text({ min: 1, max: 255, pattern: /^\p{L}+(?:\.\p{L}+){0,2}$/u }),
      AttributeValue: anything(),
    }),
  ),
});

/** The (deprecated) filters of the lists. */
export const filters = maybe(
  list(
    structure({
      AttributePath: text({ min: 1, max: 255, pattern: /^\p{L}+(?:\.\p{L}+){0,2}$/u }),
      AttributeValue: text({ min: 1, max: 1024 }),
    }),
  ),
);

/** The members of every list: at most 100 a page. */
export const paging = {
  MaxResults: maybe(whole(1, 100)),
  NextToken: maybe(text({ min: 1, max: 65_535, pattern: /^[-a-zA-Z0-9+=/:_]*$/ })),
};

/** The error for a token that the service did not hand out. */
export function invalidToken() {
  return new AwsError("ValidationException", "The NextToken is not valid.");
}

/** Refuses another Identity Store than the organization's. */
export function requireStore(world: World, id: string): void {
  if (id === world.organization.identityStoreId) return;
  throw notFound(`IDENTITY_STORE not found.`, { ResourceType: "IDENTITY_STORE", ResourceId: id });
}

/** The error for a user, group or membership that is not there. */
export function missing(type: "USER" | "GROUP" | "GROUP_MEMBERSHIP", id: string): AwsError {
  return notFound(`${type} not found.`, { ResourceType: type, ResourceId: id });
}
