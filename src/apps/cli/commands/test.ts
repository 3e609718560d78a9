import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { untestedRules, updateRuleTests } from "../../../entries/apps.ts";
import { type RuleTestResult, testRules } from "../../../entries/rule-tools.ts";
import { rulesPath } from "../../files/rules.ts";
import { readTested, type TestedRules, testNameOf } from "../../files/ruleTests.ts";
import { writeWhole } from "../../files/writeWhole.ts";
import { givenAccount } from "../../project/openRules.ts";
import type { CommandCall, Ending } from "../../terminal/command.ts";
import { CommandFailure } from "../../terminal/failure.ts";
import { type Output, shown } from "../../terminal/output.ts";

/** Runs the tests of rules: `<name>.test.json` next to `<name>.json`, or `tests` inside. The file wins. */
export async function testCommand(call: CommandCall): Promise<Ending> {
  const { options, output, words } = call;
  const account = await givenAccount(call);
  const known = account === undefined ? {} : { account };
  let passed = 0;
  let count = 0;
  const all: (RuleTestResult & { readonly file: string })[] = [];
  const untested: Record<string, readonly string[]> = {};
  for (const path of await testedPaths(words)) {
    const tested = await readTested(path, call);
    if (tested.tests.length === 0) continue;
    if (options.flag("update") && rulesPath(path) !== path)
      throw new CommandFailure("usage", "test.readySetStays", { name: path });
    if (options.flag("update")) await update(tested, known);
    const current = options.flag("update") ? await readTested(path, call) : tested;
    const testOptions = { tests: current.tests, ...known };
    for (const result of testRules(current.rules, testOptions)) {
      count += 1;
      if (result.passed) passed += 1;
      all.push({ file: current.name, ...result });
      if (!output.isJson) show(current.name, result, output);
    }
    untested[current.name] = untestedRules(current.rules, testOptions);
  }
  if (count === 0) throw new CommandFailure("usage", "test.noTests");
  if (output.isJson) output.json({ passed, failed: count - passed, results: all, untested });
  else {
    const missing = Object.values(untested).flat();
    output.print(
      `${output.say("test.summary", { passed, count })}${passed < count ? ` ${output.say("test.accept")}` : ""}`,
    );
    if (missing.length > 0)
      output.note(output.say("test.notReached", { rules: missing.slice(0, 10).join(", ") }));
  }
  return passed === count ? "yes" : "no";
}

/** The path of each set of rules, listed once. For a folder, the paths of all sets that have tests. */
async function testedPaths(words: readonly string[]): Promise<string[]> {
  const paths: string[] = [];
  for (const word of words) {
    const isFolder = await stat(word).then(
      (stats) => stats.isDirectory(),
      () => false,
    );
    if (!isFolder) paths.push(word);
    else {
      const names = (await readdir(word)).filter((name) => name.endsWith(".json")).sort();
      const tested = names.filter((name) => name.endsWith(".test.json") || /\.rules\.json$/.test(name));
      paths.push(
        ...tested.filter((name) => !tested.includes(testNameOf(name))).map((name) => join(word, name)),
      );
    }
  }
  return paths;
}

async function update({ rules, tests, testFile: path, text }: TestedRules, known: object): Promise<void> {
  const updated = updateRuleTests(text, rules, { tests, ...known });
  // Write only if something changed.
  if (updated !== (await readFile(path, "utf8"))) await writeWhole(path, updated);
}

function show(file: string, { name, passed, differences }: RuleTestResult, output: Output): void {
  const mark = passed ? output.style("green", "✓") : output.style("red", "✗");
  output.print(`${mark} ${file}  ${name}`);
  for (const { path, expected, actual, rule, message } of differences) {
    const why =
      message ??
      output.say("test.difference", {
        expected: shown(expected ?? null),
        actual: actual === undefined ? output.say("test.nothing") : shown(actual),
      });
    output.print(`    ${path}  ${why}${rule === undefined ? "" : `  (${rule})`}`);
  }
}
