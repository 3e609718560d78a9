import type { Mutation } from "./mutation.ts";

/** What keeps an amount from being another one. */
export const moneyMutations: readonly Mutation[] = [
  {
    file: "mapping/values/parseDecimal.ts",
    in: "shapeOf",
    from: "(?<=\\p{L})[./]",
    to: "[./]",
    says: "forty pence are forty pounds",
    test: "test/mapping/values/currencySigns.test.ts",
    name: "a full stop between a currency and digits",
  },
  {
    file: "mapping/values/currency.ts",
    in: "currenciesBeside",
    from: "return usual ?? (signs.length > 0 && /\\p{Sc}/u.test(text) ? signs : undefined);",
    to: "return usual ?? (signs.length > 0 ? signs : undefined);",
    says: "kilometres and litres are money",
    test: "test/mapping/values/currencySigns.test.ts",
    name: "is not seen in the letters of",
  },
  {
    file: "mapping/values/currency.ts",
    in: "localesOf",
    from: ', "en"];',
    to: "];",
    says: "the language of the machine decides what a currency is called",
    test: "test/mapping/values/currencySigns.test.ts",
    name: "no locale of a machine is asked",
  },
  {
    file: "mapping/order/fieldReader.ts",
    in: "currencyReader",
    from: "rare.length === 1 ? rare :",
    to: "rare.length > 0 ? rare :",
    says: "the first of several currencies is taken",
    test: "test/mapping/values/currencySigns.test.ts",
    name: "is a currency where the field is one, unless several have it",
  },
  {
    file: "mapping/values/parseDecimal.ts",
    in: "readDigits",
    from: "minorUnitDigits(unit) < 3",
    to: "minorUnitDigits(unit) < 4",
    says: "twelve dinars are twelve thousand",
    test: "test/mapping/values/currencySigns.test.ts",
    name: "is a decimal one where the currency has thousandths",
  },
];
