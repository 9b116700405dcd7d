// A connection that nobody gets again once an answer has not come on it.
import { Client } from "pg";

/** What `pg` says when `query_timeout` has passed. */
const NO_ANSWER = "Query read timeout";

/**
 * Ends itself where an answer does not come in time. Prisma gives the connection of a transaction back to the pool
 * without a word about what went wrong: whoever got it next would wait behind the statement that is never answered.
 */
export class ImpatientConnection extends Client {
  override query(...given: unknown[]): never {
    const answer = (super.query as (...given: unknown[]) => unknown).apply(this, given);
    return (
      answer instanceof Promise ? answer.catch((error: unknown) => this.#fail(error)) : answer
    ) as never;
  }

  #fail(error: unknown): never {
    if (error instanceof Error && error.message === NO_ANSWER) void this.end();
    throw error;
  }
}
