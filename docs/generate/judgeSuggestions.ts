import { createMapper } from "../../src/mapping/createMapper.ts";
import { type Dictionary, readDictionary } from "../../src/mapping/suggest/dictionary.ts";
import { usualTrust } from "../../src/mapping/suggest/rulesDraft.ts";
import { suggestWith } from "../../src/mapping/suggest/suggestWith.ts";
import { familyOf, mineDictionary, type ReadySet } from "./mineDictionary.ts";
import { seeds } from "./seedWords.ts";
import { type JudgedLead, judge, judgedBy, newTally, type Tally } from "./suggestFacts.ts";

/** A source with leads that became orders. */
export interface JudgedSource {
  readonly name: string;
  readonly leads: readonly JudgedLead[];
}

/** The leads of each ready set, with the orders that its rules make of them. */
export function judgedSources(
  sets: readonly ReadySet[],
  more: (name: string) => readonly unknown[] = () => [],
): JudgedSource[] {
  return sets.map(({ name, rules, requests }) => {
    const mapper = createMapper(rules);
    const leads = [...more(name), ...requests].flatMap((request) => mapper.split(request));
    return {
      name,
      leads: leads.map((lead) => judgedBy(rules, lead)).filter((judged) => judged !== undefined),
    };
  });
}

/** A dictionary that knows nothing of a family of sources: neither its names nor how well they were guessed. */
export function dictionaryWithout(
  family: string,
  sets: readonly ReadySet[],
  tallies: ReadonlyMap<string, Tally>,
): Dictionary {
  const others = sets.filter(({ name }) => familyOf(name) !== family);
  const judged = [...tallies].filter(([name]) => familyOf(name) !== family).map(([, tally]) => tally);
  return readDictionary({ ...mineDictionary(others, seeds), trust: trustOf(judged) });
}

/** How each source comes out when nothing was learned from its family. */
export function leaveOneOut(sets: readonly ReadySet[], sources: readonly JudgedSource[]): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const { name, leads } of sources) {
    const dictionary = dictionaryWithout(familyOf(name), sets, new Map());
    const tally = newTally();
    for (const judged of leads) judge(tally, suggestWith(dictionary, [judged.lead], {}).rules, judged);
    tallies.set(name, tally);
  }
  return tallies;
}

/** By field, the share of suggestions that were right; a field that was hardly tried is taken for a usual one. */
export function trustOf(tallies: readonly Tally[]): string {
  const counts = new Map<string, { right: number; all: number }>();
  const count = (path: string, right: number) => {
    const field = path.replace(/^products\[\d+\]/, "line");
    const own = counts.get(field) ?? { right: 0, all: 0 };
    counts.set(field, { right: own.right + right, all: own.all + 1 });
  };
  for (const { right, wrong } of tallies) {
    for (const path of right) count(path, 1);
    for (const path of wrong) count(path, 0);
  }
  return [...counts]
    .map(([field, { right, all }]) => [field, (right + 3 * usualTrust) / (all + 3)] as const)
    .filter(([, trust]) => trust < usualTrust)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([field, trust]) => `${field}=${trust.toFixed(2)}`)
    .join("\n");
}
