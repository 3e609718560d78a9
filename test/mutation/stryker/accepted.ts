import type { Mutant } from "./mutant.ts";

/** A change that no test notices and none needs to. */
export interface Accepted {
  readonly file: string;
  /** The text before, and after; spaces between words do not count. */
  readonly code: string;
  readonly becomes: string;
  /**
   * - `equivalent`: nobody can see a difference.
   * - `cost`: the same outcome, a little slower or larger.
   * - `message`: another sentence in a text for people.
   */
  readonly is: "equivalent" | "cost" | "message";
  readonly because: string;
}

/** The entry for a mutant, where there is one. */
export function acceptedAs(mutant: Mutant): Accepted | undefined {
  return accepted.find(
    ({ file, code, becomes }) =>
      `src/${file}` === mutant.file && isSame(code, mutant.code) && isSame(becomes, mutant.becomes),
  );
}

function isSame(one: string, other: string): boolean {
  return one.replace(/\s+/g, " ").trim() === other.replace(/\s+/g, " ").trim();
}

export const accepted: readonly Accepted[] = [
  {
    file: "client/call.ts",
    code: "Math.abs(own.length - known.length) < 2",
    becomes: "true",
    is: "cost",
    because: "Two names that differ more in length are further apart, which takes longer to find out.",
  },
  {
    file: "client/provesNothingDone.ts",
    code: '""',
    becomes: '"Stryker was here!"',
    is: "equivalent",
    because: "It is neither a code nor a call that is looked for.",
  },
  {
    file: "client/envelope.ts",
    code: "text.length < mostValues",
    becomes: "false",
    is: "cost",
    because: "A text without so many letters has no more values; to count them takes time.",
  },
  {
    file: "client/envelope.ts",
    code: "text.length < mostValues",
    becomes: "text.length <= mostValues",
    is: "equivalent",
    because: "So many letters are at most so many values, which is not too much.",
  },
  {
    file: "client/envelope.ts",
    code: "index < text.length",
    becomes: "index <= text.length",
    is: "equivalent",
    because: "There is no letter after the last one.",
  },
  {
    file: "mapping/order/compileLines.ts",
    code: "draft.unit !== undefined || draft.total !== undefined",
    becomes: "false",
    is: "cost",
    because: "A price that was read is found in the lines too, which takes another look at them.",
  },
  {
    file: "mapping/order/compileOrder.ts",
    code: 'typeof order.order_status_id === "number"',
    becomes: "true",
    is: "equivalent",
    because: "An order without a status is an error already.",
  },
  {
    file: "mapping/order/records.ts",
    code: "sum * 2",
    becomes: "sum / 2",
    is: "equivalent",
    because: "Halves tell fifty names apart as well as doubles do.",
  },
  {
    file: "mapping/text/formula.ts",
    code: "code < 65",
    becomes: "code <= 65",
    is: "equivalent",
    because: "None of the four signs is the letter A.",
  },
  {
    file: "mapping/text/formula.ts",
    code: "code < 65",
    becomes: "true",
    is: "cost",
    because: "The four signs are compared with in any case; this leaves most texts at once.",
  },
  {
    file: "mapping/text/phone.ts",
    code: "/^(?=(?:\\D*\\d){9,10}\\D*$)\\D*\\d{2,}(?:\\D+\\d{2,})*\\D*$/",
    becomes: "/^(?=(?:\\D*\\d){9,10}\\D*$)\\D*\\d{2,}(?:\\D+\\d{2,})*\\d*$/",
    is: "cost",
    because: "A number with a bracket at its end is read the slower way, as the same.",
  },
];
