// Whether Catraca gives access at all, above every security page; security may let it give again.

import { ModeBanner } from "@/components/drift/mode-banner";
import { GiveAgainDialog } from "@/components/drift/reason-dialogs";
import { ClientMessages } from "@/i18n/client-messages";
import { portal } from "@/wiring/web";
import { readMode } from "../mode";
import { giveAgain } from "./drift-actions";

/** Heads read what requesters do: drift is security's. */
export async function SecurityMode({ isSecurity }: { isSecurity: boolean }) {
  const mode = await readMode();
  if (mode.installation.mode === "granting") return null;
  if (!isSecurity) return <ModeBanner {...mode} />;
  const { foreignOnReserved } = await portal().driftCounts();
  return (
    <ClientMessages of={["drift"]}>
      <ModeBanner
        {...mode}
        security={{ foreignOnReserved, giveAgain: <GiveAgainDialog action={giveAgain} /> }}
      />
    </ClientMessages>
  );
}
