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
      throw new CommandFailure("usage", readySetStays, { name: path });
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
  if (count === 0) throw new CommandFailure("usage", noTests);
  if (output.isJson) output.json({ passed, failed: count - passed, results: all, untested });
  else {
    const missing = Object.values(untested).flat();
    output.print(
      `${output.say(summary, { passed, count })}${passed < count ? ` ${output.say(accept)}` : ""}`,
    );
    if (missing.length > 0) output.note(output.say(notReached, { rules: missing.slice(0, 10).join(", ") }));
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
      output.say(difference, {
        expected: shown(expected ?? null),
        actual: actual === undefined ? output.say(nothing) : shown(actual),
      });
    output.print(`    ${path}  ${why}${rule === undefined ? "" : `  (${rule})`}`);
  }
}

const difference = {
  en: "expected {expected}, got {actual}",
  uk: "очікувано {expected}, отримано {actual}",
  pl: "oczekiwano {expected}, jest {actual}",
};
const nothing = { en: "nothing", uk: "нічого", pl: "nic" };
const summary = {
  en: "{passed} of {count} passed.",
  uk: "Пройшло {passed} з {count}.",
  pl: "Przeszło {passed} z {count}.",
};
const accept = {
  en: "Accept the new results: --update",
  uk: "Прийняти нові результати: --update",
  pl: "Przyjmij nowe wyniki: --update",
};
const notReached = {
  en: "No test reaches: {rules}",
  uk: "Жоден тест не сягає: {rules}",
  pl: "Żaden test nie sięga: {rules}",
};
const readySetStays = {
  en: "{name}: the tests of a ready set stay as they are. Copy its rules and tests into your folder, and update those.",
  uk: "{name}: тести готового набору не змінюються. Скопіюйте його правила й тести у свою папку й оновіть їх там.",
  pl: "{name}: testy gotowego zestawu się nie zmieniają. Skopiuj jego reguły i testy do swojego folderu i zaktualizuj je tam.",
};
const noTests = {
  en: "There are no tests. Write them into <name>.test.json next to the rules, or under `tests` inside.",
  uk: "Немає тестів. Напишіть їх у <назва>.test.json поруч із правилами або під `tests` усередині.",
  pl: "Brak testów. Zapisz je w <nazwa>.test.json obok reguł albo pod `tests` w środku.",
};
