import type { Responder } from "./answers.ts";
import { answerCatalogChanges } from "./catalogChanges.ts";
import { answerCatalogReads } from "./catalogReads.ts";
import { answerInvoices } from "./invoices.ts";
import { answerAddOrder } from "./newOrder.ts";
import { answerNewProduct } from "./newProduct.ts";
import { answerOrderChanges } from "./orderChanges.ts";
import { answerOrderReads } from "./orderReads.ts";
import { answerPackages } from "./packages.ts";

/** The methods that have state, by name. All others have a default answer. */
export function responders(): ReadonlyMap<string, Responder> {
  const all = [
    answerAddOrder(),
    ...answerOrderReads(),
    ...answerOrderChanges(),
    ...answerCatalogReads(),
    ...answerCatalogChanges(),
    answerNewProduct(),
    ...answerInvoices(),
    ...answerPackages(),
  ];
  return new Map(all.map((responder) => [responder.name, responder]));
}
