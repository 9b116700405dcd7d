// A Redis that can be killed, data and all, and comes back empty where it was.

import { type EmbeddedRedis, startRedis } from "@/scripts/embedded/redis";
import type { Started } from "./started";

/** `comeBack` is without effect while it runs. */
export interface MortalRedis {
  url: string;
  kill(): Promise<void>;
  comeBack(): Promise<void>;
}

/** Starts one that goes with the run. */
export async function startMortalRedis(started: Started): Promise<MortalRedis> {
  let redis: EmbeddedRedis | undefined = await startRedis();
  const { url } = redis;
  const kill = async () => {
    await redis?.stop();
    redis = undefined;
  };
  started.onStop(kill);
  return {
    url,
    kill,
    async comeBack() {
      redis ??= await startRedis(Number(new URL(url).port));
    },
  };
}
