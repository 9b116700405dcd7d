/** The members that sso-admin's requests share, with the limits of the service model. */
import { maybe, oneOf, structure, text, whole } from "../shape";

const PARTITION = "arn:(aws|aws-us-gov|aws-cn|aws-iso|aws-iso-b):sso:::";

/** The ARN of an instance of IAM Identity Center. */
export const instanceArn = text({
  min: 10,
  max: 1224,
  pattern: new RegExp(`^${PARTITION}instance/(sso)?ins-[a-zA-Z0-9-.]{16}$`),
});

/** The ARN of a permission set. */
export const permissionSetArn = text({
  min: 10,
  max: 1224,
  pattern: new RegExp(`^${PARTITION}permissionSet/(sso)?ins-[a-zA-Z0-9-.]{16}/ps-[a-zA-Z0-9-./]{16}$`),
});

/** Any ARN that carries tags. */
export const taggableResourceArn = text({
  min: 10,
  max: 2048,
  pattern: /^arn:(aws|aws-us-gov|aws-cn|aws-iso|aws-iso-b):sso::([0-9]{12})?:[a-zA-Z]+\/[a-zA-Z0-9-./]+$/,
});

/** The number of an AWS account. */
export const accountId = text({ min: 12, max: 12, pattern: /^\d{12}$/ });

/** What kind of principal. */
export const principalType = oneOf("USER", "GROUP");

/** The id of a user or group. */
export const principalId = text({
  min: 1,
  max: 47,
  pattern: /^([0-9a-f]{10}-|)[A-Fa-f0-9]{8}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{12}$/,
});

/** The request id of an asynchronous operation. */
export const operationId = text({
  min: 36,
  max: 36,
  pattern: /^\b[0-9a-f]{8}\b-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-\b[0-9a-f]{12}\b$/,
});

/** How far provisioning has come. */
export const provisioningStatus = maybe(
  oneOf("LATEST_PERMISSION_SET_PROVISIONED", "LATEST_PERMISSION_SET_NOT_PROVISIONED"),
);

/** A filter by the status of operations. */
export const statusFilter = maybe(structure({ Status: maybe(oneOf("IN_PROGRESS", "FAILED", "SUCCEEDED")) }));

/** The members of every list: at most 100 a page. */
export const paging = {
  MaxResults: maybe(whole(1, 100)),
  NextToken: maybe(text({ max: 2048, pattern: /^[-a-zA-Z0-9+=/_]*$/ })),
};
