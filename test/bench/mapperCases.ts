import type { Rules } from "../../src/mapping/rules/rules.ts";
import type { BenchCase } from "./againstBaseWorker.ts";
import { cartWorkload, formWorkload, products, shopWorkload, type Workload } from "./mappingWorkloads.ts";

/** What a lead costs, with a build of any age. Only what all of them have is used. */
interface AnyBuild {
  readonly createMapper: (rules: Rules) => { map(lead: unknown, context: object): unknown };
  readonly createCatalog: (products: readonly object[], options: object) => never;
}

const nothing = () => undefined;

function caseOf(make: (build: AnyBuild) => Workload): BenchCase {
  return async ({ entry }) => {
    const build = { ...(await entry("index")), ...(await entry("mapping")) } as unknown as AnyBuild;
    const { rules, lead, catalog } = make(build);
    const mapper = build.createMapper(rules);
    const context = {
      receivedAt: new Date(1_795_180_000_000),
      ...(catalog === undefined ? {} : { catalog }),
    };
    // A hundred at once: asking for the time would be a part of what one takes.
    return () => {
      for (let count = 0; count < 100; count += 1) mapper.map(lead, context);
    };
  };
}

export const cases: Readonly<Record<string, BenchCase>> = {
  form: caseOf(() => formWorkload(nothing)),
  cart: caseOf(() => cartWorkload(nothing)),
  shop: caseOf(({ createCatalog }) =>
    shopWorkload(createCatalog(products, { inventoryId: 205 }), nothing, nothing),
  ),
};
