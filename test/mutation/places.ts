import type { Mutation } from "./mutation.ts";

const country = "test/mapping/values/country.test.ts";
const address = "test/mapping/values/address.test.ts";
const postcode = "test/mapping/values/postcode.test.ts";

/** What is read of countries, addresses and postcodes, and what is left unread because it may be anything. */
export const placesMutations: readonly Mutation[] = [
  {
    file: "mapping/compile/readAs.ts",
    in: "countryReader",
    from: "numeric === true && ",
    to: "",
    says: "the number that a shop has for a country of its own becomes the country that ISO gives the number to",
    test: "test/mapping/values/countryNumbers.test.ts",
    name: "is not a country",
  },
  {
    file: "mapping/values/country.ts",
    in: "countryOfNumber",
    from: "&& !withdrawn.includes(digits)",
    to: "",
    says: "a parcel to a state that is no more goes to one of its successors",
    test: country,
    name: "a state that is no more",
  },
  {
    file: "mapping/values/country.ts",
    in: "fromState",
    from: 'code === "CN" || code === "CG" ? undefined : code',
    to: "code",
    says: "a parcel to Taiwan goes to China",
    test: country,
    name: "Republik China",
  },
  {
    file: "mapping/values/country.ts",
    in: "createCountryLookup",
    from: "|| ambiguous.includes(key)",
    to: "",
    says: "one of two Congos is chosen by the order of languages",
    test: country,
    name: "knows no name that two languages have for two countries",
  },
  {
    file: "mapping/values/country.ts",
    in: "addNames",
    from: "name.length > 2",
    to: 'name !== ""',
    says: "an OK in Cyrillic letters becomes the United Kingdom",
    test: country,
    name: '"ОК"',
  },
  {
    file: "mapping/values/address.ts",
    in: "namesCountry",
    from: "/\\d/.test(part) ||",
    to: "",
    says: "the number of a house vanishes with the letters in front of it",
    test: address,
    name: "a house with letters of the country",
  },
  {
    file: "mapping/values/address.ts",
    in: "namesCountry",
    from: "&& (letters.length > 2 || read.value === country)",
    to: "",
    says: "a province is taken for a country",
    test: address,
    name: "two letters that may be a province",
  },
  {
    file: "mapping/values/address.ts",
    in: "withoutKind",
    from: "!beforeCountry.test(foldWords(town)) && isCountry",
    to: "isCountry",
    says: "a village that is called with the country loses half of its name",
    test: address,
    name: "Нова Україна",
  },
  {
    file: "mapping/values/postcode.ts",
    in: "formatPostcode",
    from: "/^[1-9]\\d*$/.test(upper)",
    to: "/^\\d*$/.test(upper)",
    says: "a postcode that lost a digit gets a zero, and is that of another town",
    test: postcode,
    name: '"0302" for PL',
  },
  {
    file: "mapping/values/postcode.ts",
    in: "formatPostcode",
    from: '? "[A-Z]*" : ""',
    to: '? "" : ""',
    says: "the first letters of a town become the letters of its postcode",
    test: postcode,
    name: "1391 Abcoude",
  },
];
