/** The page to sign in on. */
import { useTranslations } from "next-intl";
import { LanguageSwitch } from "@/components/shell/language-switch";
import { PlainPage } from "@/components/shell/plain-page";
import { Banner } from "@/components/ui/banner";
import { buttonStyle } from "@/components/ui/button-style";
import { isAboutThePerson, type Trouble } from "./trouble";

interface SignInPageProps {
  /** Where signing in begins. */
  href: string;
  trouble: Trouble | undefined;
  requestId: string | undefined;
  hasLeft: boolean;
}

/** One thing to do; above it, what went wrong the last time and who can help. */
export function SignInPage({ href, trouble, requestId, hasLeft }: SignInPageProps) {
  const t = useTranslations("signIn");
  const person = trouble !== undefined && isAboutThePerson(trouble);
  return (
    <PlainPage
      title={person ? t(`refusals.${trouble}.title`) : t("title")}
      actions={
        <>
          {/* No next/link: it would fetch ahead, and each fetch begins an attempt. */}
          <a href={href} className={buttonStyle(person ? "secondary" : "primary", "normal")}>
            {person ? t("asSomebodyElse") : t("action")}
          </a>
          <div className="ml-auto">
            <LanguageSwitch />
          </div>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {trouble === undefined && <p>{t("lead")}</p>}
        {hasLeft && <Banner tone="well">{t("left")}</Banner>}
        {person && <p>{t(`refusals.${trouble}.body`)}</p>}
        {trouble !== undefined && !person && (
          <Banner tone="error" title={t(`refusals.${trouble}.title`)}>
            {t(`refusals.${trouble}.body`)}
          </Banner>
        )}
        {trouble !== undefined && requestId !== undefined && (
          <p className="text-sm">
            {t("requestId")} <code className="font-mono text-xs break-all">{requestId}</code>
          </p>
        )}
      </div>
    </PlainPage>
  );
}
