import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { RuleTest } from "../../entries/rule-tools.ts";
import type { CommandCall } from "../terminal/command.ts";
import { checkFile, parseJson } from "./json.ts";
import { readLeadFile } from "./leads.ts";
import { type GivenRules, readRules, rulesPath } from "./rules.ts";
import { readText } from "./text.ts";

export interface TestedRules {
  readonly name: string;
  readonly rules: GivenRules;
  readonly tests: readonly RuleTest[];
  /** The file that holds the tests, for `--update`. */
  readonly testFile: string;
  readonly text: string;
}

/** The tests of `x.json` are in `x.test.json`. */
export function testNameOf(path: string): string {
  return path.replace(/(?:\.\w+)?$/, ".test.json");
}

/** Reads rules with their tests. The file with the tests may be named instead of the rules. */
export async function readTested(name: string, call: CommandCall): Promise<TestedRules> {
  const isOfTests = name.endsWith(".test.json");
  const path = isOfTests ? name : rulesPath(name);
  const neighbour = isOfTests ? path : testNameOf(path);
  if (existsSync(neighbour) || isOfTests) {
    call.onRead(neighbour);
    const text = await readText(neighbour);
    const file = await checkFile("tests", await parseJson(text, neighbour), neighbour);
    const rulesFile = isOfTests ? join(dirname(path), file.rules ?? rulesNameOf(path)) : path;
    const { rules } = await readRules(rulesFile, call.onRead);
    return {
      name: neighbour,
      rules,
      tests: await withLeads(file.tests, dirname(neighbour), call),
      testFile: neighbour,
      text,
    };
  }
  const { rules, text } = await readRules(path, call.onRead);
  const inside = "tests" in rules ? (await checkFile("tests", rules, path)).tests : [];
  const tests = await withLeads(inside, dirname(path), call);
  return { name: path, rules, tests, testFile: path, text };
}

function rulesNameOf(path: string): string {
  return basename(path).replace(/\.test\.json$/, ".json");
}

async function withLeads(
  tests: readonly object[],
  folder: string,
  { onRead }: CommandCall,
): Promise<RuleTest[]> {
  const read: RuleTest[] = [];
  for (const test of tests) {
    const file: unknown = "file" in test ? test.file : undefined;
    const named = { name: "", ...test };
    if (typeof file !== "string") {
      read.push(named);
      continue;
    }
    const path = join(folder, file);
    onRead(path);
    const { file: _, ...rest } = { file, ...named };
    read.push({ ...rest, lead: await readLeadFile(path) });
  }
  return read;
}
