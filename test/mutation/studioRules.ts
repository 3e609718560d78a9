import type { Mutation } from "./mutation.ts";

const rules = { file: "apps/studio/rules.ts", test: "test/apps/studio/rules.test.ts" };

/** What saves rules that a person typed on the page. */
export const studioRulesMutations: readonly Mutation[] = [
  {
    ...rules,
    in: "saveTyped",
    from: "(had !== was)",
    to: "(was === undefined)",
    says: "a change that an editor made meanwhile is lost",
    name: "are not saved over a file that something else changed meanwhile",
  },
  {
    ...rules,
    in: '"rules/save".run',
    from: "saving.then(async () => saveTyped(await sessionFor(session, asked), asked))",
    to: "saveTyped(session, asked)",
    says: "of two tabs, one takes away what the other saved",
    name: "are saved once where two tabs save at the same time",
  },
  {
    ...rules,
    in: "saveTyped",
    from: "soundRules(session, asked)",
    to: "readTyped(session, asked)",
    says: "rules that cannot be used are in the file",
    name: "are not saved with a problem, which is said",
  },
  {
    ...rules,
    in: "newName",
    from: 'if (existsSync(name)) throw new Refused("exists", { name });',
    to: "",
    says: "the name of another file is refused with no reason",
    name: "never replace a file by a new name",
  },
  {
    ...rules,
    in: "saveTyped",
    from: "realpathSync(path)",
    to: "path",
    says: "a link to the rules becomes a file, and what it led to stays old",
    name: "keep the ends of lines of their file, and a link to it",
  },
  {
    ...rules,
    in: "shownDifference",
    from: 'kind !== "issue" && isMasked(change, difference, false)',
    to: "false",
    says: "a plan shows names of buyers",
    name: "say what they would change, those with another key first",
  },
  {
    ...rules,
    in: "planTyped",
    from: ", catalog }",
    to: "}",
    says: "a plan leaves out which products an order would take from the stock",
    test: "test/apps/studio/plan.test.ts",
    name: "has the links to products that sending makes",
  },
];
