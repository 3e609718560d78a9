import type { Mutation } from "./mutation.ts";

/** What untrusted rules and leads may cost, and what is kept to spare it. */
export const costMutations: readonly Mutation[] = [
  {
    file: "mapping/compile/knownNearest.ts",
    in: "staysInShape",
    from: 'if (step.type !== "key" || depth > maxDepth || !isPlain(value)) return false;',
    to: 'if (step.type !== "key" || !isPlain(value)) return true;',
    says: "a message names what the list of a lead before had",
    test: "test/mapping/knownNearest.test.ts",
    name: "are found again when only what is in a list has changed",
  },
  {
    file: "mapping/compile/knownNearest.ts",
    in: "createFindNearest",
    from: "work.stepsLeft = isSame ? before - answer.steps : before;",
    to: "",
    says: "a lead is an error or an order by what was mapped before it",
    test: "test/mapping/knownNearest.test.ts",
    name: "never depend on the leads before",
  },
  {
    file: "mapping/compile/knownNearest.ts",
    in: "kindOf",
    from: 'emptyToUndefined(value) === undefined ? "nothing" : "value"',
    to: '"value"',
    says: "a message leaves out what only this lead has",
    test: "test/mapping/knownNearest.test.ts",
    name: "are found again when a value on the way is empty now",
  },
  {
    file: "mapping/compile/knownNearest.ts",
    in: "fits",
    from: "if (name !== shape.names[index]) return false;",
    to: "",
    says: "a message names what only a lead before had",
    test: "test/mapping/knownNearest.test.ts",
    name: "are kept for what a lead has",
  },
  {
    file: "mapping/parse/parseRules.ts",
    in: "notRules",
    from: "const start = value.slice(0, 200);",
    to: "const start = value;",
    says: "rules that are a long text stop the process",
    test: "test/mapping/rulesProblems.test.ts",
    name: "that are a long text are read at their beginning only",
  },
  {
    file: "shared/errors/listed.ts",
    in: "listed",
    from: "escapeControls(start)",
    to: "start",
    says: "a name in untrusted rules begins a line of a log",
    test: "test/mapping/rulesProblems.test.ts",
    name: "put no control character of untrusted rules into a message",
  },
];
