/** The two ways to use access: the console and the command line. */
import { SquareArrowOutUpRight, Terminal } from "lucide-react";
import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";
import { LinkButton } from "@/components/ui/link-button";
import type { TargetView } from "@/core/directory/views";
import { type AwsDoor, cliProfile, cliProfileName, consoleAddress } from "./cli-profile";

/** Only for access that AWS has confirmed: before that both would lead nowhere. */
export function UseAccess({ target, door }: { target: TargetView; door: AwsDoor }) {
  const t = useTranslations("grant");
  const profile = cliProfile(target, door);
  return (
    <>
      <LinkButton href={consoleAddress(target, door)} variant="primary" size="small" data-open-console>
        <SquareArrowOutUpRight aria-hidden />
        {t("openConsole")}
      </LinkButton>
      <Dialog
        name="cli"
        triggerSize="small"
        trigger={
          <>
            <Terminal aria-hidden />
            {t("cli")}
          </>
        }
        title={t("cliTitle")}
        description={t("cliBody")}
      >
        <div className="flex flex-col gap-4">
          <pre className="overflow-x-auto rounded border bg-sunken p-3 font-mono text-xs">{profile}</pre>
          <div>
            <CopyButton text={profile}>{t("cliCopy")}</CopyButton>
          </div>
          <p className="text-ink-soft">{t("cliThen")}</p>
          <pre className="overflow-x-auto rounded border bg-sunken p-3 font-mono text-xs">
            {`aws sso login --profile ${cliProfileName(target)}`}
          </pre>
        </div>
      </Dialog>
    </>
  );
}
