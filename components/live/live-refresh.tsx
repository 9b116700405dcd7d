"use client";
/** Keeps a page true: asks the server for it again when something that it shows has changed. */
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { concerns } from "./live-event";
import { useLive } from "./live-provider";

/** Changes come in bursts; one refresh serves all within this time. */
const settleMs = 200;

/**
 * Put it anywhere in a page: `<LiveRefresh topics={["requests", "grants"]} />`. What is typed, open or in focus
 * stays. A hidden tab waits until it is seen again. See live-event.ts for topics. `restMs`: how long the page rests
 * after a refresh, for pages that watch everything; the first change is still shown at once. `everyMs`: the page is
 * asked for as often as this in any case, for what happens without anybody telling of it.
 */
export function LiveRefresh({
  topics,
  restMs = 0,
  everyMs,
}: {
  topics: readonly string[];
  restMs?: number;
  everyMs?: number;
}) {
  const router = useRouter();
  const { listen } = useLive();
  const watched = topics.join(" ");

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let owed = false;
    let refreshedAt = Number.NEGATIVE_INFINITY;
    async function refresh() {
      timer = undefined;
      refreshedAt = performance.now();
      owed = document.hidden;
      if (!owed && (await serverAnswers())) router.refresh();
    }
    function catchUp() {
      if (owed && !document.hidden) refresh();
    }
    const stop = listen((changed) => {
      if (!concerns(watched.split(" "), changed)) return;
      const rest = refreshedAt + restMs - performance.now();
      timer ??= setTimeout(refresh, Math.max(settleMs, rest));
    });
    const ticking = everyMs === undefined ? undefined : setInterval(refresh, everyMs);
    document.addEventListener("visibilitychange", catchUp);
    return () => {
      stop();
      clearTimeout(timer);
      clearInterval(ticking);
      document.removeEventListener("visibilitychange", catchUp);
    };
  }, [router, listen, watched, restMs, everyMs]);

  return null;
}

/**
 * Next answers a refresh that cannot be fetched by loading the page anew, and what is typed would be gone with it
 * (a server that is shutting down still streams but takes no new request). After a loss all is told again.
 */
function serverAnswers(): Promise<boolean> {
  return fetch("/api/health", { method: "HEAD", cache: "no-store" }).then(
    () => true,
    () => false,
  );
}
