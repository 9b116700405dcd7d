// Whether Catraca gives access at all, above the pages of those who ask and decide.
import { cache } from "react";
import { ModeBanner } from "@/components/drift/mode-banner";
import { LiveRefresh } from "@/components/live/live-refresh";
import { portal } from "@/wiring/web";

/** How far a look at AWS is changes many times a second. */
const restMs = 3_000;

/** What Catraca may do now, read once for each request. */
export const readMode = cache(async () => {
  const installation = await portal().installation();
  const current = installation.mode === "granting" ? null : (await portal().reconciliation()).current;
  return { installation, current };
});

/** Nothing while access is given. `live`: the page keeps up with it. */
export async function Mode({ live = false }: { live?: boolean }) {
  const mode = await readMode();
  const topics = mode.current ? ["installations", "reconciliations"] : ["installations"];
  return (
    <>
      {live && <LiveRefresh topics={topics} restMs={restMs} />}
      <ModeBanner {...mode} />
    </>
  );
}
