// /security/people/[id]: what one person has now, asked for, and did.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CallTable } from "@/components/security/call-table";
import { GrantTable } from "@/components/security/grant-table";
import { RevokePersonDialog } from "@/components/security/revoke-person-dialog";
import { Avatar } from "@/components/ui/avatar";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { Search } from "@/components/ui/page-address";
import { TextLink } from "@/components/ui/text-link";
import { pageNumber } from "@/core/page";
import { portal } from "@/wiring/web";
import { revokePerson } from "../../../actions";
import { revokeOf } from "../../../revoke-of";
import { type ScopedViewer, scopedViewer } from "../../../scoped-viewer";
import { SecurityPage } from "../../../security-page";
import { RequestList } from "../../access/request-list";

const SHOWN = 10;

interface PersonPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<Search>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("security"))("person") };
}

export default async function PersonPage({ params, searchParams }: PersonPageProps) {
  const [viewer, { id }, search, t] = await Promise.all([
    scopedViewer(),
    params,
    searchParams,
    getTranslations("security"),
  ]);
  const person = await readPerson(viewer, decodeURIComponent(id));
  const [live, calls] = await Promise.all([
    portal().grants(viewer.scope, { personId: person.id, unfinished: true }, 1, 100),
    portal().activities(viewer.scope, { personId: person.id }, 1, SHOWN),
  ]);
  const callsHref = `/security/changes?person=${encodeURIComponent(person.id)}`;
  return (
    <SecurityPage
      viewer={viewer}
      title={
        <span className="flex items-center gap-3">
          <Avatar name={person.displayName} large />
          {person.displayName}
        </span>
      }
      lead={<span className="font-mono">{person.userName}</span>}
      topics={["grants", "requests"]}
      actions={
        viewer.isSecurity && (
          <RevokePersonDialog
            action={revokePerson}
            personId={person.id}
            name={person.displayName}
            count={live.total}
          />
        )
      }
    >
      <Card title={t("hasNow")} aside={live.total} flush>
        {live.total === 0 ? (
          <EmptyState title={t("hasNothing", { name: person.displayName })} />
        ) : (
          <GrantTable
            caption={t("hasNow")}
            grants={live.items}
            revokeOf={revokeOf(viewer.authority)}
            withPerson={false}
          />
        )}
      </Card>
      <RequestList
        viewer={viewer}
        path={`/security/people/${encodeURIComponent(person.id)}`}
        search={{}}
        page={pageNumber(String(search.page))}
        filter={{ personId: person.id }}
        title={t("requests")}
        withPerson={false}
      />
      <Card
        title={t("calls")}
        aside={<TextLink href={callsHref}>{t("countAll", { count: calls.total })}</TextLink>}
        flush
      >
        {calls.total === 0 ? (
          <EmptyState title={t("noCalls")} />
        ) : (
          <CallTable caption={t("calls")} calls={calls.items} withPerson={false} />
        )}
      </Card>
    </SecurityPage>
  );
}

/** Security sees everybody; a head sees who has asked in their units. */
async function readPerson({ scope }: ScopedViewer, id: string) {
  const person = id.includes("\0") ? undefined : (await portal().peopleById([id])).get(id);
  if (!person) notFound();
  if (scope !== "all" && (await portal().requests(scope, { personId: id }, 1, 1)).total === 0) notFound();
  return person;
}
