// Taking back one's own request before anybody decided.
import type { PersonId, RequestId } from "../ids";
import { done, type Outcome, refused } from "../outcome";
import type { Database } from "../ports";

/** Withdraws. Refuses somebody else's request, and one that is no longer pending. */
export function withdraw(
  { database }: { database: Database },
  requestId: RequestId,
  personId: PersonId,
): Promise<Outcome<void>> {
  return database.transact(async (tx) => {
    const request = await tx.requests.lock(requestId);
    if (!request || request.requesterId !== personId) return refused("not-found");
    if (request.state !== "pending") return refused("already-decided", { state: request.state });
    await tx.requests.close(requestId, "withdrawn");
    await tx.audit.append({
      actorId: personId,
      action: "request.withdrawn",
      subject: "request",
      subjectId: requestId,
    });
    return done(undefined);
  });
}
