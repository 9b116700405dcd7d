"use client";
/** The one screen on which one asks. A plain form; what it says beside the fields follows as one types. */
import { useTimeZone, useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Form } from "@/components/ui/form";
import type { FormAction } from "@/components/ui/form-state";
import { KeyHint } from "@/components/ui/key-hint";
import { MinutesField } from "@/components/ui/minutes-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import type { AccountId, PermissionSetArn } from "@/core/ids";
import type { Limits } from "@/core/policy/types";
import type { Ask } from "@/core/request/types";
import { AccountChoice } from "./account-choice";
import { readAsk } from "./ask-form";
import { longestOf, type Offer } from "./offer";
import { PermissionSetChoice } from "./permission-set-choice";
import type { Prefill } from "./prefill";
import { StartField } from "./start-field";
import { TargetsError } from "./targets-error";
import { WhatWillHappen } from "./what-will-happen";
import { useWrittenDuration } from "./written-duration";

interface RequestFormProps {
  action: FormAction;
  /** Made by the server: the same form sent twice asks once. */
  bundleId: string;
  offer: Offer;
  prefill: Prefill;
  limits: Limits;
}

/** What the form says now: the ask, and the accounts ticked even while no permission set is chosen. */
interface Said {
  readonly ask: Ask;
  readonly accountIds: readonly string[];
}

export function RequestForm({ action, bundleId, offer, prefill, limits }: RequestFormProps) {
  const t = useTranslations("ask");
  const duration = useWrittenDuration();
  const timeZone = useTimeZone() ?? "UTC";
  const form = useRef<HTMLFormElement>(null);
  const longest = Math.min(limits.maxMinutes, longestOf(offer));
  const minutes = prefill.minutes ?? usualMinutes(offer, prefill, longest);
  const onlyReasonIsMissing = prefill.accountIds.length > 0 && prefill.reason === "";
  const [said, setSaid] = useState<Said>(() => saidFirst(prefill, minutes));

  function read() {
    if (form.current) setSaid(saidNow(form.current));
  }
  // What the browser kept of an earlier visit, or was typed before the script was there.
  useEffect(() => {
    if (form.current) setSaid(saidNow(form.current));
    if (onlyReasonIsMissing) focusReason(form.current);
  }, [onlyReasonIsMissing]);

  function sendOnChord(event: KeyboardEvent) {
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) form.current?.requestSubmit();
  }

  const setArn = said.ask.targets[0]?.permissionSetArn ?? "";
  return (
    <Form
      ref={form}
      action={action}
      data-form="request"
      hidden={{ bundleId, timeZone }}
      onChange={read}
      onKeyDown={sendOnChord}
      className="grid items-start gap-x-8 gap-y-6 *:[[role=alert]]:col-span-full desk:grid-cols-[minmax(0,1fr)_22rem]"
    >
      <div className="flex min-w-0 flex-col gap-6">
        <div id="field-targets" tabIndex={-1} className="flex flex-col gap-6 outline-none">
          <PermissionSetChoice {...{ offer, prefill }} accountIds={said.accountIds} />
          <AccountChoice {...{ offer, prefill }} chosenIds={said.accountIds} permissionSetArn={setArn} />
          <TargetsError />
        </div>
        <MinutesField
          label={t("minutes")}
          min={limits.minMinutes}
          max={longest}
          defaultMinutes={minutes}
          hint={t("minutesHint", { min: duration(limits.minMinutes), max: duration(longest) })}
        />
        <StartField timeZone={timeZone} maxDaysAhead={limits.maxDaysAhead} />
        <div className="grid items-start gap-4 tablet:grid-cols-[minmax(0,1fr)_12rem]">
          <TextArea
            name="justification"
            label={t("justification")}
            hint={t("justificationHint")}
            defaultValue={prefill.reason}
            maxLength={2000}
            className="min-h-16"
          />
          <TextField
            name="ticket"
            label={t("ticket")}
            optional
            placeholder="INC-1234"
            defaultValue={prefill.ticket}
            maxLength={100}
          />
        </div>
      </div>
      <div className="flex min-w-0 flex-col gap-4 desk:sticky desk:top-18">
        <WhatWillHappen {...{ offer, limits }} ask={said.ask} />
        <SubmitButton className="w-full">{t("submit")}</SubmitButton>
        <p className="-mt-2 text-center text-xs text-ink-faint touch:hidden noscript:hidden">
          <KeyHint keys="⌘↵" /> {t("sends")}
        </p>
      </div>
    </Form>
  );
}

/** Who comes with the target chosen has only this left to write; on a phone the keyboard would cover the rest. */
function focusReason(form: HTMLFormElement | null) {
  if (matchMedia("(pointer: fine)").matches) form?.querySelector("textarea")?.focus();
}

/** An hour, or less where the address names what may not be had so long. */
function usualMinutes(offer: Offer, prefill: Prefill, longest: number): number {
  const named = offer.accounts.filter(({ id }) => prefill.accountIds.includes(id));
  const limits = named.map(({ maxMinutes }) => maxMinutes[prefill.permissionSetArn] ?? longest);
  return Math.min(60, longest, ...limits);
}

function saidNow(form: HTMLFormElement): Said {
  const data = new FormData(form);
  return { ask: readAsk(data), accountIds: data.getAll("account").map(String) };
}

function saidFirst(prefill: Prefill, minutes: number): Said {
  const permissionSetArn = prefill.permissionSetArn as PermissionSetArn;
  const targets = prefill.accountIds.map((accountId) => ({
    accountId: accountId as AccountId,
    permissionSetArn,
  }));
  return {
    ask: {
      targets: permissionSetArn ? targets : [],
      minutes,
      startsAt: null,
      justification: prefill.reason,
      ticket: prefill.ticket,
    },
    accountIds: prefill.accountIds,
  };
}
