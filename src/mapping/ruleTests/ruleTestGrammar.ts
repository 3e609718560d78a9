import { newOrderFields } from "../../api/orders/orderFields.ts";
import { lineFields } from "../order/limits.ts";
import type { ExpectedOrder, ExpectedResult, RuleTest } from "../rules/ruleTest.ts";
import { choice, type GrammarName, type GrammarNode } from "../schema/grammarNode.ts";

/** The type of each word of an object. A missing word is a compile error. */
type WordsOf<T> = { readonly [Name in keyof T]-?: GrammarName };

/** The content of `tests`, used to check tests and to create `rules.schema.json`. */
/* @__NO_SIDE_EFFECTS__ */
export function ruleTestGrammar(): GrammarNode {
  const line: GrammarNode = { is: "object", of: anythingIn(lineFields) };
  const order: GrammarNode = {
    is: "object",
    of: {
      ...anythingIn(newOrderFields),
      products: { is: "list", of: line },
    } satisfies { readonly [Name in keyof ExpectedOrder]: GrammarName },
  };
  const result = {
    order,
    whole: choice(true),
    key: { is: "either", of: ["text", { is: "choice", of: [null] }] },
    skip: { is: "either", of: ["text", choice(true)] },
    error: "texts",
    issues: "texts",
  } satisfies WordsOf<ExpectedResult>;
  const test = {
    // A comment for people, allowed everywhere in rules.
    $comment: "text",
    name: "text",
    lead: "anything",
    body: "text",
    contentType: "text",
    file: "text",
    receivedAt: "numberOrText",
    ...result,
    results: { is: "list", of: { is: "object", of: result } },
    only: choice(true),
  } satisfies WordsOf<RuleTest> & { readonly $comment: GrammarName };
  return { is: "list", of: { is: "object", of: test, needs: ["name"] } };
}

function anythingIn<Names extends object>(fields: Names): { readonly [Name in keyof Names]: "anything" };
function anythingIn(fields: object): Readonly<Record<string, "anything">> {
  return Object.fromEntries(Object.keys(fields).map((name) => [name, "anything" as const]));
}
