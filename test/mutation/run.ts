/**
 * `node test/mutation/run.ts`: makes each edit of `mutations.ts` in the source as it is loaded, and requires that the
 * test that is named with it fails. A safeguard that no test holds can be lost unseen: so it was with a payment that
 * had failed, whose order was then sent twice while all tests passed.
 *
 * Options: `--only words` takes the edits with these words in their file, test or meaning.
 */
import { parseArgs } from "node:util";
import type { Mutation } from "./mutation.ts";
import { MutationRunner, mutatedText, type Noticed } from "./mutationRunner.ts";
import { mutations } from "./mutations.ts";

// The properties try the same cases each time, also where CI gives its other tests the seed of a commit.
process.env.PROPERTY_SEED = "1";
const { values } = parseArgs({ options: { only: { type: "string" } } });
const begun = performance.now();
const runners = await Promise.all([MutationRunner.start(), MutationRunner.start()]);
try {
  process.exitCode = await run();
} finally {
  await Promise.all(runners.map((runner) => runner.close()));
}

async function run(): Promise<number> {
  const { only } = values;
  const chosen = mutations.filter(
    (each) => only === undefined || `${each.file} ${each.test} ${each.name} ${each.says}`.includes(only),
  );
  if (chosen.length === 0) throw new Error(`No edit has the words ${only}. See mutations.ts.`);
  const stale = chosen.filter((each) => mutatedText(each) === undefined);
  for (const { file, from } of stale) {
    console.error(`The edit no longer applies. src/${file} must hold once:\n  ${from}`);
  }
  if (stale.length > 0) return 1;
  const problems = [...(await inTurn(testsOf(chosen), checkUnedited)), ...(await inTurn(chosen, check))];
  const seen = problems.filter((problem) => problem !== undefined);
  const seconds = ((performance.now() - begun) / 1000).toFixed(0);
  console.log(`${chosen.length} edits, ${seen.length} problems, in ${seconds} s`);
  return seen.length === 0 ? 0 : 1;
}

/** Every runner takes the next one as soon as it is free. */
async function inTurn<Item>(
  items: readonly Item[],
  work: (runner: MutationRunner, item: Item) => Promise<string | undefined>,
): Promise<(string | undefined)[]> {
  const problems: (string | undefined)[] = [];
  let next = 0;
  await Promise.all(
    runners.map(async (runner) => {
      for (let index = next++; index < items.length; index = next++) {
        const item = items[index];
        if (item === undefined) continue;
        const problem = await work(runner, item);
        problems[index] = problem;
        if (problem !== undefined) console.error(problem);
      }
    }),
  );
  return problems;
}

type Tests = Pick<Mutation, "test" | "name" | "isNarrow">;

/** Each test once, whatever number of edits it notices. */
function testsOf(chosen: readonly Mutation[]): readonly Tests[] {
  return [...new Map(chosen.map((each) => [`${each.test} ${wordsOf(each)}`, each])).values()];
}

function wordsOf({ name, isNarrow }: Tests): string | undefined {
  return isNarrow === true ? undefined : name;
}

async function checkUnedited(runner: MutationRunner, tests: Tests): Promise<string | undefined> {
  const told = await runner.run(tests.test, wordsOf(tests));
  const { failed, errors, passed } = told;
  if (failed.length + errors.length > 0) {
    return `${tests.test}: fails without any edit. Make it pass first: ${first(told)}`;
  }
  return passed === 0 ? `${tests.test}: no test that runs has the name "${tests.name}".` : undefined;
}

async function check(runner: MutationRunner, mutation: Mutation): Promise<string | undefined> {
  const { file, says, test, name, isNarrow } = mutation;
  const told = await runner.run(test, wordsOf(mutation), { file, text: mutatedText(mutation) ?? "" });
  const isNoticed = told.errors.length > 0 || told.failed.some((each) => each.includes(name));
  if (!isNoticed) return `src/${file}: no test "${name}" of ${test} fails though ${says}.`;
  if (isNarrow && told.passed === 0) {
    return `src/${file}: no test passes where ${says}. Make an edit that breaks only this.`;
  }
  return undefined;
}

function first({ failed, errors }: Noticed): string {
  return errors[0] ?? failed[0] ?? "";
}
