import type { Mutation } from "./mutation.ts";

/** Who gets what: e-mail addresses, names and tax numbers. */
export const peopleMutations: readonly Mutation[] = [
  {
    file: "mapping/values/email.ts",
    in: "readEmail",
    from: "isAddress(first) && isRest(plain, first)",
    to: "isAddress(first) && false",
    says: "an e-mail goes to another person",
    test: "test/mapping/values/email.test.ts",
    name: "does not write to another person",
  },
  {
    file: "mapping/values/email.ts",
    in: "isRest",
    from: "return !label.test(name) && !separator.test(before);",
    to: "return false;",
    says: "an address is shortened to what follows a mistyped sign",
    test: "test/mapping/values/email.test.ts",
    name: "never shortens an address in which one sign is mistyped",
  },
  {
    file: "mapping/values/email.ts",
    in: "isRest",
    from: "!separator.test(before)",
    to: "true",
    says: "addresses in JSON, CSV and HTML are refused",
    test: "test/mapping/values/email.test.ts",
    name: "takes nothing for a part of the address",
  },
  {
    file: "mapping/values/email.ts",
    in: "isRest",
    from: "domainAfter.test(text.slice(start + address.length))",
    to: "false",
    says: "an e-mail goes to another domain",
    test: "test/mapping/values/email.test.ts",
    name: "does not write to another person",
  },
  {
    file: "mapping/values/email.ts",
    in: "isRest",
    from: "!isRepeated(word, address)",
    to: "true",
    says: "a name before its own address is taken for a part of it",
    test: "test/mapping/values/email.test.ts",
    name: "which repeats it",
  },
];
