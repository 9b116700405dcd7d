import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SignInPage } from "@/components/sign-in/sign-in-page";
import { readTrouble } from "@/components/sign-in/trouble";
import { isUuid } from "@/core/ids";
import { localPath } from "@/core/sign-in/rules";
import { portalUrl } from "@/wiring/sign-in";

type Asked = Promise<Record<string, string | string[] | undefined>>;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("signIn");
  return { title: t("action") };
}

/** Where one signs in, and where one is told why that did not work. */
export default async function LoginPage({ searchParams }: { searchParams: Asked }) {
  const { refusal, id, left, returnTo } = await searchParams;
  const query = new URLSearchParams({ returnTo: localPath(typeof returnTo === "string" ? returnTo : null) });
  return (
    <SignInPage
      // Absolute, so that one begins at the address that the identity provider will send one back to.
      href={portalUrl(`/api/saml/login?${query}`)}
      trouble={readTrouble(refusal)}
      requestId={typeof id === "string" && isUuid(id) ? id : undefined}
      hasLeft={left === "1"}
    />
  );
}
