/** The errors AWS answers with, as one class: a code, a sentence and what else its shape carries. */

/** An error for the caller; anything else that is thrown is a bug of the sandbox (500). */
export class AwsError extends Error {
  readonly code: string;
  /** Members beside the message, such as `Reason`. */
  readonly members: Record<string, unknown>;
  readonly httpStatus: number;

  constructor(code: string, message: string, members: Record<string, unknown> = {}, httpStatus = 400) {
    super(message);
    this.name = "AwsError";
    this.code = code;
    this.members = members;
    this.httpStatus = httpStatus;
  }
}

/** A request whose JSON is broken or has a value of another type than the model says. */
export function serializationError(
  message = "Start of structure or map found where not expected.",
): AwsError {
  return new AwsError("SerializationException", message);
}

/** A member that is missing, too long, or of another pattern. */
export function validationError(message: string): AwsError {
  return new AwsError("ValidationException", message);
}

/** Something named by the caller does not exist. */
export function notFound(message: string, members: Record<string, unknown> = {}): AwsError {
  return new AwsError("ResourceNotFoundException", message, members);
}

/** The caller may not do this. */
export function accessDenied(message: string): AwsError {
  return new AwsError("AccessDeniedException", message);
}
