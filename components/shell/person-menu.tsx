/** Who is signed in, and the way out. */
import { LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import { DropPanel } from "@/components/ui/drop-panel";
import { KeysButton } from "./keys-button";
import { LanguageSwitch } from "./language-switch";
import { ThemeSwitch } from "./theme-switch";
import type { Viewer } from "./viewer";

/** How one signs out: the form's address (posted to) and what must go with it, e.g. a csrf token. */
export interface SignOut {
  action: string | ((data: FormData) => Promise<void>);
  hidden?: Record<string, string>;
}

/** Opens without JavaScript; on a phone it also holds language and theme. */
export function PersonMenu({ viewer, signOut }: { viewer: Viewer; signOut: SignOut }) {
  const t = useTranslations("shell");
  return (
    <DropPanel
      label={t("personMenu", { name: viewer.displayName })}
      summary={<Avatar name={viewer.displayName} />}
    >
      <div className="border-b px-2 pt-1 pb-2">
        <p className="truncate font-medium">{viewer.displayName}</p>
        <p className="truncate text-xs text-ink-faint">{viewer.userName}</p>
      </div>
      <div className="flex flex-col gap-1 border-b px-2 py-2 desk:hidden">
        <Choice label={t("language")}>
          <LanguageSwitch />
        </Choice>
        <Choice label={t("theme")}>
          <ThemeSwitch />
        </Choice>
      </div>
      <div className="pt-1">
        <KeysButton />
        <form
          action={signOut.action}
          {...(typeof signOut.action === "string" && { method: "post" as const })}
        >
          {Object.entries(signOut.hidden ?? {}).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <button
            type="submit"
            className="control flex w-full items-center gap-2 rounded px-2 text-left hover:bg-hover"
          >
            <LogOut aria-hidden className="size-4 text-ink-faint" />
            {t("signOut")}
          </button>
        </form>
      </div>
    </DropPanel>
  );
}

function Choice({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex items-center justify-between gap-2">
      <span className="text-ink-soft">{label}</span>
      {children}
    </div>
  );
}
