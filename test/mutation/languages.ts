import type { Mutation } from "./mutation.ts";

const choice = { file: "apps/terminal/chosenLanguage.ts", test: "test/apps/terminal/chosenLanguage.test.ts" };

/** In which language a command speaks, and what it takes for a confirmation. */
export const languageMutations: readonly Mutation[] = [
  {
    ...choice,
    in: "languageOfTerminal",
    from: "env.LC_ALL || env.LC_MESSAGES || env.LANG || localeOf()",
    to: 'env.LC_ALL || env.LC_MESSAGES || env.LANG || "C"',
    says: "a command on Windows is English, whatever the system speaks",
    name: "of the system where no variable names one",
  },
  {
    ...choice,
    in: "chosenLanguage",
    from: "[option, variable]",
    to: "[variable, option]",
    says: "the variable wins over the option of the very call",
    name: "of the option before all else",
  },
  {
    ...choice,
    in: "refuseUnknownLanguage",
    from: "!given || isLanguageTag(given)",
    to: "true",
    says: "a misspelt BASELINKER_LANGUAGE is passed over in silence",
    name: "is refused with the list where the variable names none of ours",
  },
  {
    file: "apps/terminal/asking.ts",
    in: "askSentence",
    from: "accepted.includes(confirmation)",
    to: "confirmation !== undefined",
    says: "any --confirm erases a lead or sends all again",
    test: "test/apps/terminal/asking.test.ts",
    name: "is taken in",
  },
  {
    file: "apps/terminal/asking.ts",
    in: "askSentence",
    from: "[sentence, english.say(key)]",
    to: "[sentence]",
    says: "a script that confirms in English stops working in another language",
    test: "test/apps/terminal/asking.test.ts",
    name: "is taken in",
  },
];
