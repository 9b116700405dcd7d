"use client";
/** A check under way: what it has told so far, how to begin one and how to stop it. */
import { useCallback, useEffect, useRef, useState } from "react";
import { type FindingGroup, gatherFindings } from "@/core/preflight/groups";
import type { PreflightEvent, Step } from "@/core/preflight/types";
import { eventsIn } from "./preflight-stream";

/** Thousands of accounts tell thousands of things: the page is drawn anew this often, not for each. */
const DRAWN_EVERY_MS = 250;

export type CheckState = "idle" | "running" | "done" | "stopped" | "busy" | "failed";

export interface Check {
  readonly state: CheckState;
  readonly callerArn?: string;
  readonly groups: readonly FindingGroup[];
  readonly progress: Readonly<Partial<Record<Step, { readonly done: number; readonly total: number }>>>;
}

const nothing: Check = { state: "idle", groups: [], progress: {} };

/** Begins nothing by itself: a check asks AWS for much. Leaving the page breaks it off. */
export function usePreflight() {
  const [check, setCheck] = useState(nothing);
  const abort = useRef<AbortController>(undefined);
  useEffect(() => () => abort.current?.abort(), []);
  const begin = useCallback(async () => {
    const controller = new AbortController();
    abort.current = controller;
    setCheck({ ...nothing, state: "running" });
    setCheck(await follow(controller.signal, setCheck));
  }, []);
  const stop = useCallback(() => abort.current?.abort(), []);
  return { check, begin, stop };
}

/** Runs a check to its end, whichever that is. */
async function follow(signal: AbortSignal, draw: (check: Check) => void): Promise<Check> {
  const gathering = gatherFindings();
  let check: Check = { ...nothing, state: "running" };
  let drawnAtMs = performance.now();
  const ended = (state: CheckState): Check => ({ ...check, state, groups: gathering.groups() });
  try {
    const answer = await fetch("/api/v1/preflight", { method: "POST", signal });
    if (answer.status === 409) return ended("busy");
    if (!answer.ok || !answer.body) return ended("failed");
    for await (const told of eventsIn(answer.body)) {
      if (told.event === "end") return ended("done");
      if (told.event === "finding") gathering.add(told.finding);
      else check = withNews(check, told);
      if (performance.now() - drawnAtMs < DRAWN_EVERY_MS) continue;
      drawnAtMs = performance.now();
      draw(ended("running"));
    }
    return ended("failed");
  } catch {
    return ended(signal.aborted ? "stopped" : "failed");
  }
}

function withNews(check: Check, told: Extract<PreflightEvent, { event: "caller" | "progress" }>): Check {
  if (told.event === "caller") return { ...check, callerArn: told.caller.arn };
  const { step, done, total } = told;
  return { ...check, progress: { ...check.progress, [step]: { done, total } } };
}
