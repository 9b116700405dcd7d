// What became of a request that was approved, and the way to the next one that waits.
import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/link-button";
import { StateMark } from "@/components/ui/state-mark";
import { Time } from "@/components/ui/time";
import { finalGrantStates } from "@/core/grant/types";
import type { GrantView } from "@/core/grant/views";
import { type Authority, mayRevoke } from "@/core/policy/authority";
import type { RequestView } from "@/core/request/views";
import { portal } from "@/wiring/web";

export async function GrantsOf({
  authority,
  request,
  nextId,
}: {
  authority: Authority;
  request: RequestView;
  nextId: string | undefined;
}) {
  const [t, { items }] = await Promise.all([
    getTranslations("approval"),
    portal().grants("all", { requestId: request.id }, 1),
  ]);
  const revocable = mayRevoke(authority, { requesterId: request.requester.id, unitId: request.unit.id });
  return (
    <div className="mt-3 flex flex-col gap-2">
      {items.map((grant) => (
        <GrantLine key={grant.id} grant={grant} revocable={revocable} />
      ))}
      {nextId && (
        <div>
          <LinkButton href={`/approvals/${nextId}`}>{t("next")}</LinkButton>
        </div>
      )}
    </div>
  );
}

async function GrantLine({ grant, revocable }: { grant: GrantView; revocable: boolean }) {
  const t = await getTranslations("approval");
  const state = grant.overdue ? "overdue" : grant.state;
  const over = finalGrantStates.some((each) => each === grant.state) || grant.state === "ending";
  return (
    <div data-grant={grant.id} data-state={state} className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <StateMark state={state} />
      <span>
        {grant.target.permissionSetName} · {grant.target.accountName}
      </span>
      <span className="text-xs text-ink-faint">
        {t.rich("until", { time: () => <Time at={grant.endsAt} show="absolute" /> })}
      </span>
      {revocable && !over && (
        <LinkButton size="small" variant="danger" className="ml-auto" href={`/security/live/${grant.id}`}>
          {t("revoke")}
        </LinkButton>
      )}
    </div>
  );
}
