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
 * stays. A hidden tab waits until it is seen again. See live-event.ts for topics.
 */
export function LiveRefresh({ topics }: { topics: readonly string[] }) {
  const router = useRouter();
  const { listen } = useLive();
  const watched = topics.join(" ");

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let owed = false;
    function refresh() {
      timer = undefined;
      owed = document.hidden;
      if (!owed) router.refresh();
    }
    function catchUp() {
      if (owed && !document.hidden) refresh();
    }
    const stop = listen((changed) => {
      if (concerns(watched.split(" "), changed)) timer ??= setTimeout(refresh, settleMs);
    });
    document.addEventListener("visibilitychange", catchUp);
    return () => {
      stop();
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", catchUp);
    };
  }, [router, listen, watched]);

  return null;
}
