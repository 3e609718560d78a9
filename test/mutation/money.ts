import type { Mutation } from "./mutation.ts";

/** What keeps an amount, a text or a phone from being another one. */
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
    in: "currenciesOf",
    from: "signsOf(currency).includes(signKey(name)) ? [currency] : usual",
    to: "signsOf(currency).includes(signKey(name)) || usual === undefined ? [currency] : usual",
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
    file: "mapping/values/parseDecimal.ts",
    in: "readDigits",
    from: "minorUnitDigits(unit || currency) < 3",
    to: "minorUnitDigits(unit || currency) < 4",
    says: "twelve dinars are twelve thousand",
    test: "test/mapping/values/currencySigns.test.ts",
    name: "is a decimal one where the currency has thousandths",
  },
];
