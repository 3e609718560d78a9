import type { Mutation } from "./mutation.ts";

const test = "test/apps/mcp/ownPeople.test.ts";

/** People in the files and leads of the user, where another tool or another field shows them than the one that hides them. */
export const mcpOwnPeopleMutations: readonly Mutation[] = [
  {
    file: "apps/mcp/chosenRules.ts",
    in: "ownRules",
    from: ", isOwn: true };",
    to: " };",
    says: "a failed test of a sender's rules, which a call names, quotes a buyer",
    test,
    name: "are hidden in tests that fail",
  },
  {
    file: "apps/mcp/ruleTools.ts",
    in: "shownPart",
    from: "isKey ? people.hideKey(value) :",
    to: "isKey ? value :",
    says: "the key that a failed test expects is shown where it is a phone",
    test,
    name: "are hidden in tests that fail",
  },
  {
    file: "apps/mcp/registerTools.ts",
    in: "run",
    from: "mapTexts(await orderOf(entry, session, signal), hidden.text)",
    to: "mapTexts(await orderOf(entry, session, signal), (text) => text)",
    says: "the order of a lead shows the buyer in a field of the shop",
    test,
    name: "are hidden in an order",
  },
  {
    file: "apps/mcp/hiddenLead.ts",
    in: "replacer",
    from: "outsideMarks(people.hideText",
    to: "((text: string, change: (piece: string) => string) => change(text))(people.hideText",
    says: "a lead with a word of a mark makes marks that no call takes",
    test,
    name: "are hidden in an order",
  },
  {
    file: "apps/mcp/resendLeads.ts",
    in: "resultOf",
    from: '"string" ? hide(message)',
    to: '"string" ? message',
    says: "what became of a lead names its buyer",
    test,
    name: "are hidden in what becomes of a lead",
  },
  {
    file: "apps/mcp/ruleTools.ts",
    in: "rulesProblems",
    from: "message: people.hideText(message)",
    to: "message",
    says: "what is wrong with rules quotes an e-mail in them",
    test,
    name: "are hidden in what is wrong with rules",
  },
  {
    file: "apps/mcp/resources.ts",
    in: "addResources",
    from: ".catch(failed)",
    to: "",
    says: "the error of a resource quotes what is in the user's file",
    test,
    name: "are hidden in what is wrong with rules",
  },
];
