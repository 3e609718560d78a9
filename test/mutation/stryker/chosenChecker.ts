import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { keyOf, type StrykerMutant } from "./mutant.ts";

interface PluginApi {
  readonly PluginKind: { readonly Checker: string };
  declareFactoryPlugin(kind: string, name: string, create: () => unknown): unknown;
}

const { PluginKind, declareFactoryPlugin }: PluginApi = createRequire(import.meta.url)(
  "@stryker-mutator/api/plugin",
);

/**
 * A plugin of Stryker, which takes files and lines but no list of mutants: those that are not in the file
 * `MUTATE_CHOSEN` count as if they did not compile, and no test is run for them.
 */
export const strykerPlugins = [
  declareFactoryPlugin(PluginKind.Checker, "chosen", () => {
    const chosen = new Set(readFileSync(process.env.MUTATE_CHOSEN ?? "", "utf8").split("\n"));
    return {
      init: async () => {},
      group: async (mutants: readonly StrykerMutant[]) => [mutants.map(({ id }) => id)],
      check: async (mutants: readonly StrykerMutant[]) =>
        Object.fromEntries(
          mutants.map((mutant) => [
            mutant.id,
            chosen.has(keyOf(mutant, 0))
              ? { status: "passed" }
              : { status: "compileError", reason: "not chosen" },
          ]),
        ),
    };
  }),
];
