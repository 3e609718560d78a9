import { answerCatalogReads } from "./catalogReads.ts";
import { answerOrderChanges } from "./changeOrders.ts";
import { answerAddOrder } from "./newOrder.ts";
import { answerOrderReads } from "./readOrders.ts";
import type { Responder } from "./respond.ts";

/** The methods that have state, by name. All others have a default answer. */
export function responders(): ReadonlyMap<string, Responder> {
  const all = [answerAddOrder(), ...answerOrderReads(), ...answerOrderChanges(), ...answerCatalogReads()];
  return new Map(all.map((responder) => [responder.method.name, responder]));
}
