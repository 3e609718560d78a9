import type { Mutation } from "./mutation.ts";

/** The language that the page gets, and what is sent behind a refusal whose sentence is still being loaded. */
export const pageMutations: readonly Mutation[] = [
  {
    file: "apps/studio/refusal.ts",
    in: "languageAsked",
    from: "asked.map((name)",
    to: "asked.slice(0, 1).map((name)",
    says: "a person whose second language is known reads the language of the command",
    test: "test/apps/studio/words.test.ts",
    name: "are those of the first language",
  },
  {
    file: "apps/studio/actions.ts",
    in: "sendSample",
    from: ", at: now, buyer }",
    to: ", at: now }",
    says: "a Ukrainian sees a buyer in Poland who pays in zlotys",
    test: "test/apps/studio/actions.test.ts",
    name: "a sample with a buyer in",
  },
  {
    file: "apps/terminal/localServer.ts",
    in: "exchange",
    from: "onRefused(); await write(await answer, response",
    to: "const known = await answer; onRefused(); await write(known, response",
    says: "what is sent behind a refused request is read as another one while the refusal is made",
    test: "test/apps/terminal/audience.test.ts",
    name: "get no answer to what they have sent behind a request whose refusal takes time",
  },
];
