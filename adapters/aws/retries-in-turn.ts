// What the SDK tries again by itself, a page that AWS throttled for one, takes a turn in AWS's rate like any other call.
import type { SSOAdminClient } from "@aws-sdk/client-sso-admin";

/** Has every try but the first, whose turn the caller took, await a turn; the SDK's own pause comes before it. */
export function retryInTurn(client: SSOAdminClient, turn: () => Promise<void>): SSOAdminClient {
  client.middlewareStack.addRelativeTo(
    <Args extends { readonly request: unknown }, Answer>(next: (args: Args) => Promise<Answer>) =>
      async (args: Args) => {
        if (attemptOf(args.request) > 1) await turn();
        return next(args);
      },
    { name: "retryInTurn", relation: "after", toMiddleware: "retryMiddleware" },
  );
  return client;
}

/** The SDK numbers its tries in a header of the request. */
function attemptOf(request: unknown): number {
  const { headers = {} } = request as { readonly headers?: Readonly<Record<string, string>> };
  return Number(/^attempt=(\d+)/.exec(headers["amz-sdk-request"] ?? "")?.[1] ?? 1);
}
