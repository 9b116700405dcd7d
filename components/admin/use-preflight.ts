"use client";
/** A check under way: what it has told so far, how to begin one and how to stop it. */
import { useCallback, useEffect, useRef, useState } from "react";
import type { Finding, PreflightEvent, Step } from "@/core/preflight/types";
import { eventsIn } from "./preflight-stream";

export type CheckState = "idle" | "running" | "done" | "stopped" | "busy" | "failed";

export interface Check {
  readonly state: CheckState;
  readonly callerArn: string | undefined;
  readonly findings: readonly Finding[];
  readonly progress: ReadonlyMap<Step, { readonly done: number; readonly total: number }>;
}

const nothing: Check = { state: "idle", callerArn: undefined, findings: [], progress: new Map() };

/** Begins nothing by itself: a check asks AWS for much. Leaving the page breaks it off. */
export function usePreflight() {
  const [check, setCheck] = useState(nothing);
  const abort = useRef<AbortController>(undefined);
  useEffect(() => () => abort.current?.abort(), []);
  const begin = useCallback(async () => {
    const controller = new AbortController();
    abort.current = controller;
    setCheck({ ...nothing, state: "running" });
    const end = (state: CheckState) => setCheck((former) => ({ ...former, state }));
    try {
      const answer = await fetch("/api/v1/preflight", { method: "POST", signal: controller.signal });
      if (answer.status === 409) return end("busy");
      if (!answer.ok || !answer.body) return end("failed");
      for await (const told of eventsIn(answer.body)) setCheck((former) => withEvent(former, told));
      setCheck((former) => (former.state === "running" ? { ...former, state: "failed" } : former));
    } catch {
      end(controller.signal.aborted ? "stopped" : "failed");
    }
  }, []);
  const stop = useCallback(() => abort.current?.abort(), []);
  return { check, begin, stop };
}

function withEvent(check: Check, told: PreflightEvent): Check {
  switch (told.event) {
    case "caller":
      return { ...check, callerArn: told.caller.arn };
    case "finding":
      return { ...check, findings: [...check.findings, told.finding] };
    case "progress":
      return { ...check, progress: new Map(check.progress).set(told.step, told) };
    case "end":
      return { ...check, state: "done" };
  }
}
