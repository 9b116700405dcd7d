// What preflight is made of, for the portal's page and for the command.
import { preflightSource } from "@/adapters/aws/preflight/source";
import type { PreflightSource } from "@/core/preflight/ports";
import type { PreflightSettings } from "@/core/preflight/types";
import type { PreflightEnv } from "./env";

/** Its view of AWS, and what counts as well. */
export function preflightParts(env: PreflightEnv): { source: PreflightSource; settings: PreflightSettings } {
  const settings: PreflightSettings = {
    region: env.AWS_REGION,
    guardRoleName: env.GUARD_ROLE_NAME,
    activityRoleName: env.ACTIVITY_ROLE_NAME,
    maxUnguardedMinutes: env.MAX_UNGUARDED_SESSION_MINUTES,
  };
  const [activityRegion = env.AWS_REGION] = env.ACTIVITY_REGIONS;
  return { source: preflightSource({ ...settings, activityRegion }), settings };
}
