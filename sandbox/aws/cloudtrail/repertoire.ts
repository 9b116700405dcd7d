/** Which calls fit which permission set, by its name. */
import {
  type Act,
  applicationChanges,
  applicationSurprises,
  databaseChanges,
  databaseLooks,
  databaseSurprises,
  incidentChanges,
  incidentSurprises,
  looks,
  networkChanges,
  networkLooks,
  networkSurprises,
  refusals,
} from "./acts";

/** The calls somebody with a permission set makes: mostly reads, some writes, now and then a protected action. */
export interface Repertoire {
  reads: Act[];
  writes: Act[];
  surprises: Act[];
  /** Calls that AWS denies. */
  denied: Act[];
}

/** The repertoire for a permission set's name; of a name that says nothing, plain reads. */
export function repertoireFor(permissionSetName: string): Repertoire {
  const name = permissionSetName.toLowerCase();
  if (name.includes("database") || name.includes("dba")) {
    const reads = [...looks.slice(4), ...databaseLooks, ...databaseLooks];
    return { reads, writes: databaseChanges, surprises: databaseSurprises, denied: refusals };
  }
  if (name.includes("network")) {
    const reads = [...looks.slice(0, 2), ...networkLooks, ...networkLooks];
    return { reads, writes: networkChanges, surprises: networkSurprises, denied: refusals };
  }
  if (name.includes("incident") || name.includes("security")) {
    return {
      reads: [...looks, ...networkLooks],
      writes: incidentChanges,
      surprises: incidentSurprises,
      denied: refusals,
    };
  }
  if (name.includes("power") || name.includes("admin")) {
    return { reads: looks, writes: applicationChanges, surprises: applicationSurprises, denied: refusals };
  }
  return { reads: looks, writes: [], surprises: [], denied: [...refusals, ...applicationChanges] };
}
