"use client";
/** Beside the form: what would come of it, alive as one types. */
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useServerNow } from "@/components/live/server-clock";
import { Time } from "@/components/ui/time";
import type { Limits } from "@/core/policy/types";
import type { Ask } from "@/core/request/types";
import type { Offer } from "./offer";
import { type Preview, previewOf } from "./preview";
import { PreviewCautions } from "./preview-cautions";
import { WhoDecides } from "./who-decides";

interface WhatWillHappenProps {
  offer: Offer;
  ask: Ask;
  limits: Limits;
}

/** Not announced at each key: it is read when one gets there. */
export function WhatWillHappen({ offer, ask, limits }: WhatWillHappenProps) {
  const t = useTranslations("ask");
  const preview = previewOf(offer, ask, limits, useServerNow(10_000));
  const ready = preview.set && preview.parts.length > 0;
  return (
    <section
      aria-labelledby="what-will-happen"
      className="min-w-0 rounded border bg-surface desk:min-h-72"
      data-preview
    >
      <h2 id="what-will-happen" className="row flex items-center border-b px-4 font-medium">
        {t("whatWillHappen")}
      </h2>
      {ready ? (
        <dl className="flex flex-col gap-4 p-4">
          <Fact name={t("whoDecides")}>
            <WhoDecides parts={preview.parts} answerHours={limits.answerHours} />
          </Fact>
          <Fact name={t("access")}>
            <Access preview={preview} />
          </Fact>
          <Fact name={preview.set?.name}>{preview.set?.description}</Fact>
          <PreviewCautions {...{ preview, limits }} />
        </dl>
      ) : (
        <p className="p-4 text-ink-soft">{t("chooseFirst")}</p>
      )}
    </section>
  );
}

function Fact({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt className="text-xs text-ink-faint">{name}</dt>
      <dd className="mt-0.5">{children}</dd>
    </div>
  );
}

/** Until when, and the honest worst case for credentials already in somebody's hands. */
function Access({ preview: { set, window, start } }: { preview: Preview }) {
  const t = useTranslations("ask");
  if (!window) return <span className="text-ink-soft">{t("timesUnclear")}</span>;
  const endsWithIt = window.credentialsDeadByMs <= window.endsAtMs;
  const fate = set?.isGuarded ? (endsWithIt ? "with-it" : "soon") : "worst-case";
  const times = {
    start: () => <Time at={window.startsAtMs} show="absolute" className="font-medium tabular-nums" />,
    end: () => <Time at={window.endsAtMs} show="absolute" className="font-medium tabular-nums" />,
    dead: () => <Time at={window.credentialsDeadByMs} show="absolute" className="tabular-nums" />,
  };
  return (
    <>
      <p>{t.rich(start === "now" ? "fromApproval" : "fixedWindow", times)}</p>
      <p className="mt-1 text-ink-soft" data-fate={fate}>
        {t.rich(`fate.${fate}`, times)}
      </p>
    </>
  );
}
