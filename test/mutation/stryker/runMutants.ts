import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { keyOf, type Mutant, mutantOf, type StrykerMutant } from "./mutant.ts";

/** What came of the tests over one mutant. */
export type Status = "Killed" | "Timeout" | "Survived" | "NoCoverage" | "CompileError" | "RuntimeError";

/** What we use of Stryker, which only `npm run mutate` installs. */
interface StrykerApi {
  readonly Stryker: new (
    options: object,
  ) => { runMutationTest(): Promise<readonly (StrykerMutant & { readonly status: Status })[]> };
}
interface InstrumenterApi {
  readonly createInstrumenter: object;
}
interface InjectorApi {
  createInjector(): {
    provideValue(name: string, value: object): { injectFunction(create: object): Instrumenter };
  };
}
interface Instrumenter {
  instrument(
    files: readonly { name: string; content: string; mutate: boolean }[],
    options: object,
  ): Promise<{ readonly mutants: readonly StrykerMutant[] }>;
}

const require = createRequire(import.meta.url);

/** All changes that Stryker knows for these files. */
export async function mutantsOf(files: readonly string[]): Promise<readonly Mutant[]> {
  const { createInstrumenter } = await imported<InstrumenterApi>("@stryker-mutator/instrumenter");
  const { createInjector } = await imported<InjectorApi>("typed-inject");
  const instrumenter = createInjector().provideValue("logger", silent).injectFunction(createInstrumenter);
  const texts = new Map(files.map((name) => [name, readFileSync(name, "utf8")]));
  const { mutants } = await instrumenter.instrument(
    [...texts].map(([name, content]) => ({ name, content, mutate: true })),
    { plugins: null, excludedMutations: [], ignorers: [] },
  );
  return mutants.map((each) => mutantOf(each, texts.get(each.fileName) ?? ""));
}

/** Runs these tests over each mutant, and gives what came of it by its key. */
export async function runMutants(
  mutants: readonly Mutant[],
  tests: readonly string[],
): Promise<ReadonlyMap<string, Status>> {
  const { Stryker } = await imported<StrykerApi>("@stryker-mutator/core");
  const list = join(tmpdir(), `mutants-${process.pid}`);
  const keys = new Set(mutants.map(({ key }) => key));
  writeFileSync(list, [...keys].join("\n"));
  // Both are read in processes that Stryker starts.
  Object.assign(process.env, { MUTATE_CHOSEN: list, MUTATE_TESTS: tests.join(","), PROPERTY_SEED: "1" });
  try {
    const results = await new Stryker({
      testRunner: "vitest",
      plugins: [
        require.resolve("@stryker-mutator/vitest-runner"),
        fileURLToPath(new URL("chosenChecker.ts", import.meta.url)),
      ],
      checkers: ["chosen"],
      vitest: { configFile: "test/mutation/stryker/vitest.config.ts", related: false, pool: "threads" },
      mutate: [...new Set(mutants.map(({ file }) => file))],
      concurrency: availableParallelism(),
      ignorePatterns: ["dist", "docs", "examples/*/node_modules"],
      reporters: ["progress-append-only"],
      logLevel: "warn",
      // What makes a test wait forever is noticed by that.
      timeoutMS: 8_000,
      timeoutFactor: 3,
      dryRunTimeoutMinutes: 20,
    }).runMutationTest();
    return new Map(
      results.map((each) => [keyOf(each, 1), each.status] as const).filter(([key]) => keys.has(key)),
    );
  } finally {
    rmSync(list, { force: true });
  }
}

async function imported<Api>(name: string): Promise<Api> {
  return import(pathToFileURL(require.resolve(name)).href);
}

const silent = {
  isDebugEnabled: () => false,
  isTraceEnabled: () => false,
  debug() {},
  info() {},
  trace() {},
  warn: console.warn,
  error: console.error,
};
