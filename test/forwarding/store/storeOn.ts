import type { LeadRows } from "../../../src/forwarding/store/engineRows.ts";
import { engineStore } from "../../../src/forwarding/store/engineStore.ts";
import { type EngineStoreOptions, engineStoreChecks } from "../../../src/forwarding/store/storeOptions.ts";
import { checkOptions } from "../../../src/shared/options/check.ts";

/** A store on the rows of a test, with the options that those of Redis and PostgreSQL have. */
export function storeOn(rows: LeadRows, options: EngineStoreOptions = {}): ReturnType<typeof engineStore> {
  return engineStore(rows, checkOptions("engineStore", engineStoreChecks("engineStore"), options));
}
