import type { Mutation } from "./mutation.ts";

const format = { file: "shared/messages/format.ts", test: "test/shared/messages/format.test.ts" } as const;

/** What keeps a sentence about a lead true in every language. */
export const messagesMutations: readonly Mutation[] = [
  {
    ...format,
    in: "readText",
    from: "const detail = getOwn(details, name);",
    to: "const detail = details[name];",
    says: "a text takes details from the prototype of every object",
    name: "keeps the name of a detail that is missing",
  },
  {
    ...format,
    in: "readText",
    from: "number === undefined ? String(detail) :",
    to: 'number === undefined ? "" :',
    says: "a choice takes its general case for every value",
    name: "takes the branch of a value",
  },
  {
    ...format,
    in: "readText",
    from: "const isQuoted = /^'[{}]/.test(text.slice(position, position + 2));",
    to: 'const isQuoted = text[position] === "\'";',
    says: "an apostrophe in a Ukrainian word disappears, and what follows it is no placeholder",
    name: "has quoted braces as they are",
  },
  {
    ...format,
    in: "readText",
    from: 'const around = format === "select" ? count : number === undefined ? written : locale.number(number);',
    to: "const around = number === undefined ? written : locale.number(number);",
    says: "a choice within a plural says its own name instead of the number",
    name: "has the number of the plural around it",
  },
  {
    ...format,
    in: "readText",
    from: "(number === undefined ? undefined : branches.get(locale.formOf(number))) ??",
    to: "",
    says: "each count has the form of many things",
    name: "takes the form of a count",
  },
  {
    ...format,
    in: "formatted",
    from: 'name === "…" ? name : ',
    to: "",
    says: "the sign for names that are left out is shown as a name",
    name: "writes names of a list as code",
  },
  {
    file: "shared/messages/locale.ts",
    in: "partsOf",
    from: "const minutes = Math.round(seconds / 60);",
    to: "const minutes = seconds / 60;",
    says: "a time is said with fractions of a minute",
    test: "test/shared/messages/locale.test.ts",
    name: "never a fraction of a minute",
  },
];
