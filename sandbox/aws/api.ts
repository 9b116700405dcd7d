/** The AWS side of the server: a request becomes a call, the call an answer and an entry of the journal. */
import type { IncomingHttpHeaders } from "node:http";
import { AwsError } from "./aws-error";
import type { Call, Operations } from "./call";
import { placeOf, tupleOf } from "./called-place";
import { cloudTrailOperations } from "./cloudtrail/lookup-events";
import { callerOf, credentialScope } from "./credentials";
import { type Blow, blowOf, serverError } from "./faults/blow";
import { drift } from "./faults/drift";
import { behindEmptied, emptied } from "./faults/empty-page";
import { iamOperations } from "./iam/service";
import { identityStoreOperations } from "./identity-store/service";
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
import { requireFreshSignature } from "./signature-age";
import { ssoAdminOperations } from "./sso-admin/service";
import { stsOperations } from "./sts";
import { Throttle } from "./throttle";
import type { World } from "./world";

const INTERNAL = new AwsError("InternalFailure", "The sandbox failed; its log says more.", {}, 500);

/** Takes the answer, or that the connection is to be reset without one; called once, now or later. */
export type Reply = (answer: WireAnswer | "cut") => void;

/** A request on its way through. */
interface Passage {
  isJson: boolean;
  requestId: string;
  wire?: WireCall;
  call?: Call;
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
      iam: iamOperations(world),
    };
  }

  /** Answers one request; never throws. Faults may delay the answer or take it away. */
  answer(headers: IncomingHttpHeaders, body: string, requestId: string, reply: Reply): void {
    const target = headers["x-amz-target"];
    const isJson = typeof target === "string";
    const passage: Passage = { isJson, requestId };
    try {
      passage.call = this.#call(headers, requestId);
      passage.wire = isJson ? readJsonCall(target, body) : readQueryCall(body);
    } catch (thrown) {
      reply(this.#refuse(passage, thrown));
      return;
    }
    const { wire, call } = passage;
    const blow = this.#strike(wire, call);
    const answer = () => this.#suffer(passage, wire, { ...call, atMs: this.#world.timeline.now() }, blow);
    if (blow.isLate) {
      this.#world.timeline.after(blow.delayMs, () => reply(answer()));
      return;
    }
    const ready = answer();
    if (blow.delayMs > 0) this.#world.timeline.after(blow.delayMs, () => reply(ready));
    else reply(ready);
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
    if (this.#world.options.checkSignatureAge) requireFreshSignature(headers, atMs);
    const isKnown = (accountId: string) => tree.accounts.has(accountId);
    return {
      ...callerOf(signed, isKnown, organization.delegatedAdminAccountId, atMs),
      region,
      requestId,
      atMs,
    };
  }

  #strike(wire: WireCall, call: Call): Blow {
    const { faults, journal } = this.#world;
    const { service, operation, input } = wire;
    const tuple = placeOf(this.#world, input);
    const strikes = faults.strike({ service, operation, callerAccountId: call.accountId, tuple });
    const whole = tupleOf(input);
    for (const { id, effect } of strikes) {
      journal.write(call.atMs, {
        kind: "fault",
        service,
        operation,
        outcome: effect.kind,
        requestId: call.requestId,
        callerAccountId: call.accountId,
        ...(whole ? { tuple: whole } : {}),
        detail: id,
      });
    }
    return blowOf(strikes, service, call.atMs);
  }

  /** Runs the call as far as the faults let it. */
  #suffer(passage: Passage, wire: WireCall, call: Call, blow: Blow): WireAnswer | "cut" {
    try {
      if (blow.isCutBefore) {
        this.#note(passage, "CUT");
        return "cut";
      }
      if (blow.refusal) throw blow.refusal;
      drift(this.#world, blow.drifts, "before", wire.input);
      const output = this.#run(wire, { ...call, twist: blow.twist }, blow);
      drift(this.#world, blow.drifts, "after", wire.input);
      if (blow.failsAfter) throw serverError(wire.service);
      this.#note(passage, blow.isCutAfter ? "OK, CUT" : "OK");
      if (blow.isCutAfter) return "cut";
      return passage.isJson ? jsonAnswer(output) : queryAnswer(wire, output, passage.requestId);
    } catch (thrown) {
      const refused = this.#refuse(passage, thrown);
      return blow.isCutAfter ? "cut" : refused;
    }
  }

  #run(wire: WireCall, call: Call, blow: Blow): object {
    const operations = this.#services[wire.service];
    const operation = Object.hasOwn(operations, wire.operation) ? operations[wire.operation] : undefined;
    if (!operation) throw unknownOperation();
    this.#world.callers.require(wire, call);
    if (this.#world.options.throttle) {
      this.#throttle.admit(wire.service, wire.operation, call.accountId, call.region, call.atMs);
    }
    const input = behindEmptied(wire.input);
    const output = operation.answer(input, call);
    return blow.isPageEmpty ? emptied(output, input) : output;
  }

  #refuse(passage: Passage, thrown: unknown): WireAnswer {
    if (!(thrown instanceof AwsError)) console.error("sandbox:", thrown);
    const error = thrown instanceof AwsError ? thrown : INTERNAL;
    this.#note(passage, error.code);
    return passage.isJson ? jsonError(error) : queryError(error, passage.requestId, passage.wire?.service);
  }

  #note({ wire, call, requestId }: Passage, outcome: string): void {
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
