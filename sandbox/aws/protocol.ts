/** The two wire formats: JSON 1.1 named by `X-Amz-Target`, and the query in, XML out of STS and IAM. */
import { AwsError, serializationError } from "./aws-error";

/** The services of the sandbox. */
export type ServiceName = "sso-admin" | "identitystore" | "organizations" | "cloudtrail" | "sts" | "iam";

/** An answer on the wire. */
export interface WireAnswer {
  status: number;
  contentType: string;
  body: string;
}

/** What is called, with its parsed input. */
export interface WireCall {
  service: ServiceName;
  operation: string;
  input: unknown;
}

const SERVICE_OF_PREFIX: Record<string, ServiceName> = {
  SWBExternalService: "sso-admin",
  AWSIdentityStore: "identitystore",
  AWSOrganizationsV20161128: "organizations",
  CloudTrail_20131101: "cloudtrail",
  "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101": "cloudtrail",
};

/** The error for what the sandbox does not have. */
export function unknownOperation(): AwsError {
  return new AwsError(
    "UnknownOperationException",
    "The requested operation is not recognized by the service.",
  );
}

/** Reads a JSON 1.1 call. */
export function readJsonCall(target: string, body: string): WireCall {
  const dot = target.lastIndexOf(".");
  const service = SERVICE_OF_PREFIX[target.slice(0, dot)];
  if (dot < 0 || !service) throw unknownOperation();
  return { service, operation: target.slice(dot + 1), input: parseJson(body) };
}

function parseJson(body: string): unknown {
  if (body.trim() === "") return {};
  try {
    return JSON.parse(body);
  } catch {
    throw serializationError("Unable to parse the request body as JSON.");
  }
}

const IAM_VERSION = "2010-05-08";

/** Reads a query call: the API's version tells IAM from STS. */
export function readQueryCall(body: string): WireCall {
  const { Action, Version, ...input } = Object.fromEntries(new URLSearchParams(body));
  if (!Action) throw new AwsError("MissingAction", "Could not find operation in the request.");
  return { service: Version === IAM_VERSION ? "iam" : "sts", operation: Action, input };
}

/** Writes a JSON 1.1 answer. */
export function jsonAnswer(output: object): WireAnswer {
  return { status: 200, contentType: "application/x-amz-json-1.1", body: JSON.stringify(output) };
}

/** Writes a JSON 1.1 error, with the members that its shape has. */
export function jsonError(error: AwsError): WireAnswer {
  const body = JSON.stringify({ __type: error.code, Message: error.message, ...error.members });
  return { status: error.httpStatus, contentType: "application/x-amz-json-1.1", body };
}

const XML_ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

function xml(value: unknown): string {
  if (typeof value !== "object" || value === null)
    return String(value).replace(/[&<>"']/g, (one) => XML_ENTITIES[one] ?? one);
  if (Array.isArray(value)) return value.map((member) => `<member>${xml(member)}</member>`).join("");
  return Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([name, member]) => `<${name}>${xml(member)}</${name}>`)
    .join("");
}

const STS_NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

const namespaceOf = (service: ServiceName | undefined) =>
  service === "iam" ? `https://iam.amazonaws.com/doc/${IAM_VERSION}/` : STS_NAMESPACE;

/** Writes an answer of STS or IAM. */
export function queryAnswer({ service, operation }: WireCall, output: object, requestId: string): WireAnswer {
  const result = xml({ [`${operation}Result`]: output, ResponseMetadata: { RequestId: requestId } });
  const body = `<${operation}Response xmlns="${namespaceOf(service)}">${result}</${operation}Response>`;
  return { status: 200, contentType: "text/xml", body };
}

/** The names in STS and IAM for the errors that come before an operation. */
const QUERY_CODES: Record<string, [code: string, status: number]> = {
  UnknownOperationException: ["InvalidAction", 400],
  MissingAuthenticationTokenException: ["MissingAuthenticationToken", 403],
  UnrecognizedClientException: ["InvalidClientTokenId", 403],
  InvalidSignatureException: ["SignatureDoesNotMatch", 403],
  IncompleteSignatureException: ["IncompleteSignature", 400],
  ExpiredTokenException: ["ExpiredToken", 403],
  SerializationException: ["MalformedInput", 400],
};

/** Writes an error of STS or IAM. */
export function queryError(error: AwsError, requestId: string, service: ServiceName | undefined): WireAnswer {
  const [code, status] = QUERY_CODES[error.code] ?? [error.code, error.httpStatus];
  const type = status >= 500 ? "Receiver" : "Sender";
  const inner = xml({ Error: { Type: type, Code: code, Message: error.message }, RequestId: requestId });
  return {
    status,
    contentType: "text/xml",
    body: `<ErrorResponse xmlns="${namespaceOf(service)}">${inner}</ErrorResponse>`,
  };
}
