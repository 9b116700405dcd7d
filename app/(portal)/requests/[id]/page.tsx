import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CollectingBanner } from "@/components/activity/collecting-banner";
import { refreshEveryMs } from "@/components/grant/refresh-every";
import { LiveRefresh } from "@/components/live/live-refresh";
import { RequestCard } from "@/components/request/request-card";
import { RequestLine } from "@/components/request/request-line";
import { StorySentence } from "@/components/request/story-sentence";
import { StoryTimeline } from "@/components/request/story-timeline";
import { WithdrawForm } from "@/components/request/withdraw-form";
import { Page } from "@/components/shell/page";
import { PageHeader } from "@/components/shell/page-header";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import type { Search } from "@/components/ui/page-address";
import { type Authority, mayDecide } from "@/core/policy/authority";
import type { RequestStory, RequestView } from "@/core/request/views";
import { portal } from "@/wiring/web";
import { withdraw } from "./actions";
import { GrantSection } from "./grant-section";
import { readStory } from "./story";

interface StoryPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<Search>;
}

export async function generateMetadata({ params }: StoryPageProps): Promise<Metadata> {
  const [found, t] = await Promise.all([readStory((await params).id), getTranslations("request")]);
  const [target] = found?.story.request.targets ?? [];
  return {
    title: target
      ? t("storyTitle", { permissionSet: target.permissionSetName, account: target.accountName })
      : t("request"),
  };
}

/** The story of one request. */
export default async function StoryPage({ params, searchParams }: StoryPageProps) {
  const [{ id }, search] = await Promise.all([params, searchParams]);
  const [found, now, t] = await Promise.all([readStory(id), portal().now(), getTranslations("request")]);
  if (!found) notFound();
  const { authority, story } = found;
  const { request, grants, siblings } = story;
  return (
    <Page>
      <LiveRefresh topics={topicsOf(story)} everyMs={refreshEveryMs(grants)} />
      <PageHeader
        title={<StorySentence request={request} grants={grants} viewerId={authority.person.id} />}
        live
        actions={<DecideLink request={request} authority={authority} label={t("decide")} />}
      />
      <CollectingBanner grants={grants} />
      <div className="grid items-start gap-6 desk:grid-cols-[21rem_minmax(0,1fr)]">
        <div className="flex min-w-0 flex-col gap-4">
          {grants.map((grant) => (
            <GrantSection key={grant.id} grant={grant} authority={authority} />
          ))}
          <RequestCard request={request}>
            {request.state === "pending" && request.requester.id === authority.person.id && (
              <WithdrawForm requestId={request.id} action={withdraw} />
            )}
          </RequestCard>
          {siblings.length > 0 && (
            <Card title={t("siblings")} flush>
              <ul>
                {siblings.map((each) => (
                  <RequestLine key={each.id} request={each} narrow />
                ))}
              </ul>
            </Card>
          )}
        </div>
        <Card title={t("story")}>
          <StoryTimeline
            story={story}
            now={now}
            openEventId={typeof search.event === "string" ? search.event : undefined}
            addressOf={(eventId) =>
              eventId ? `/requests/${id}?event=${encodeURIComponent(eventId)}` : `/requests/${id}`
            }
          />
        </Card>
      </div>
    </Page>
  );
}

function topicsOf({ request, grants, siblings }: RequestStory): string[] {
  return [
    ...[request, ...siblings].map(({ id }) => `requests:${id}`),
    ...grants.map(({ id }) => `grants:${id}`),
  ];
}

function DecideLink({
  request,
  authority,
  label,
}: {
  request: RequestView;
  authority: Authority;
  label: string;
}) {
  const theirs = mayDecide(authority, { requesterId: request.requester.id, unitId: request.unit.id });
  if (request.state !== "pending" || !theirs) return null;
  return (
    <LinkButton variant="primary" href={`/approvals/${request.id}`}>
      {label}
    </LinkButton>
  );
}
