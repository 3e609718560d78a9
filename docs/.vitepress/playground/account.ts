import type { MapContext, Mapper } from "../../../dist/mapping.js";
import { madeUpAccount as account } from "../madeUpAccount.ts";

/** The account is there only for rules that do not work without one: they name what no sample account has. */
export function contextFor(mapper: Mapper, lead: unknown, receivedAt: Date): MapContext {
  const alone = { receivedAt };
  const { issues } = mapper.map(lead, alone);
  const isNeeded = issues.some(({ code }) => code === "status_unknown" || code === "account_needed");
  return isNeeded ? { receivedAt, account } : alone;
}
