import type { Mutation } from "./mutation.ts";

const test = "test/mapping/languages.test.ts";

/** In whose language problems of rules are, and that a name in them stays a name. */
export const problemMutations: readonly Mutation[] = [
  {
    file: "mapping/rules/problems.ts",
    in: "problemOf",
    from: "text: name,",
    to: "",
    says: "a language does not know which sentence a problem has",
    test,
    name: "problems in the language uk > are those of English in other words, also after JSON: cycle",
  },
  {
    file: "mapping/rules/problems.ts",
    in: "problemOf",
    from: "...(details !== undefined && { details }),",
    to: "",
    says: "a sentence with names stays English",
    test,
    name: "problems in the language pl > are those of English in other words, also after JSON: cycle",
  },
  {
    file: "mapping/rules/problems.ts",
    in: "partOf",
    from: "details === undefined ? { code: name } : { code: name, details }",
    to: "{ code: name }",
    says: "a part of a sentence loses its names",
    test,
    name: "problems in the language uk > are those of English in other words, also after JSON: path.sign",
  },
  {
    file: "mapping/order/fieldReader.ts",
    in: "causeOf",
    from: "code, ...(details !== undefined && { details })",
    to: 'code: "", ...(details !== undefined && { details })',
    says: "a constant is refused without its reason",
    test,
    name: "says the issue that a constant of the rules would be",
  },
  {
    file: "languages/createLanguage.ts",
    in: "createLanguage",
    from: "code: said.text",
    to: "code: said.code",
    says: "a problem has the sentence of another one, or an English one",
    test,
    name: "problems in the language pl > are those of English in other words, also after JSON: not_json.date",
  },
  {
    file: "languages/createLanguage.ts",
    in: "createLanguage",
    from: "said.text === undefined ? said :",
    to: "",
    says: "a program's own problem gets a sentence that it does not have",
    test,
    name: "keeps the sentence of a problem that a program wrote itself",
  },
  {
    file: "shared/messages/format.ts",
    in: "formatted",
    from: 'if (typeof detail === "string") return detail;',
    to: 'if (typeof detail === "string") return say({ code: detail });',
    says: "a name that is a code is translated",
    test,
    name: "problems in the language uk > keep each name as it is, also one that is a word of a text: bad_path.syntax",
  },
];
