/** The AWS side of the server: a request becomes a call, the call an answer and an entry of the journal. */
import type { IncomingHttpHeaders } from "node:http";
import { AwsError } from "./aws-error";
import type { Call, Operations } from "./call";
import { cloudTrailOperations } from "./cloudtrail/lookup-events";
import { callerOf, credentialScope } from "./credentials";
import { identityStoreOperations } from "./identity-store/service";
import type { AssignmentTuple } from "./organization";
import { organizationsOperations } from "./organizations/service";
import {
  jsonAnswer,
  jsonError,
  queryAnswer,
  queryError,
  readJsonCall,
  readQueryCall,
  type ServiceName,
  unknownOperation,
  type WireAnswer,
  type WireCall,
} from "./protocol";
import { ssoAdminOperations } from "./sso-admin/service";
import { stsOperations } from "./sts";
import { Throttle } from "./throttle";
import type { World } from "./world";

const INTERNAL = new AwsError("InternalFailure", "The sandbox failed; its log says more.", {}, 500);

function tupleOf(input: unknown): AssignmentTuple | undefined {
  if (typeof input !== "object" || input === null) return undefined;
  const { TargetId, PermissionSetArn, PrincipalId, PrincipalType } = input as Record<string, unknown>;
  const isTuple = [TargetId, PermissionSetArn, PrincipalId].every((member) => typeof member === "string");
  if (!isTuple || (PrincipalType !== "USER" && PrincipalType !== "GROUP")) return undefined;
  return {
    accountId: String(TargetId),
    permissionSetArn: String(PermissionSetArn),
    principalId: String(PrincipalId),
    principalType: PrincipalType,
  };
}

/** Answers AWS's calls. */
export class Api {
  readonly #world: World;
  readonly #services: Record<ServiceName, Operations>;
  readonly #throttle = new Throttle();

  constructor(world: World) {
    this.#world = world;
    this.#services = {
      "sso-admin": ssoAdminOperations(world),
      identitystore: identityStoreOperations(world),
      organizations: organizationsOperations(world),
      cloudtrail: cloudTrailOperations(world),
      sts: stsOperations(world),
    };
  }

  /** Answers one request; never throws. */
  answer(headers: IncomingHttpHeaders, body: string, requestId: string): WireAnswer {
    const target = headers["x-amz-target"];
    const isJson = typeof target === "string";
    let wire: WireCall | undefined;
    let call: Call | undefined;
    let outcome = "OK";
    try {
      call = this.#call(headers, requestId);
      wire = isJson ? readJsonCall(target, body) : readQueryCall(body);
      const output = this.#run(wire, call);
      return isJson ? jsonAnswer(output) : queryAnswer(wire.operation, output, requestId);
    } catch (thrown) {
      if (!(thrown instanceof AwsError)) console.error("sandbox:", thrown);
      const error = thrown instanceof AwsError ? thrown : INTERNAL;
      outcome = error.code;
      return isJson ? jsonError(error) : queryError(error, requestId);
    } finally {
      this.#note(wire, call, outcome, requestId);
    }
  }

  #call(headers: IncomingHttpHeaders, requestId: string): Call {
    const { tree, organization, timeline } = this.#world;
    const atMs = timeline.now();
    const token = headers["x-amz-security-token"];
    const signed = {
      authorization: headers.authorization,
      securityToken: Array.isArray(token) ? token[0] : token,
    };
    const { region } = credentialScope(signed.authorization);
    const isKnown = (accountId: string) => tree.accounts.has(accountId);
    return {
      ...callerOf(signed, isKnown, organization.delegatedAdminAccountId, atMs),
      region,
      requestId,
      atMs,
    };
  }

  #run(wire: WireCall, call: Call): object {
    const operations = this.#services[wire.service];
    const operation = Object.hasOwn(operations, wire.operation) ? operations[wire.operation] : undefined;
    if (!operation) throw unknownOperation();
    if (this.#world.options.throttle) {
      this.#throttle.admit(wire.service, wire.operation, call.accountId, call.region, call.atMs);
    }
    return operation.answer(wire.input, call);
  }

  #note(wire: WireCall | undefined, call: Call | undefined, outcome: string, requestId: string): void {
    const tuple = tupleOf(wire?.input);
    this.#world.journal.write(this.#world.timeline.now(), {
      kind: "call",
      service: wire?.service ?? "unknown",
      operation: wire?.operation ?? "unknown",
      outcome,
      requestId,
      ...(call ? { callerAccountId: call.accountId, region: call.region } : {}),
      ...(tuple ? { tuple } : {}),
    });
  }
}
