import type { AddOrderParams } from "../../api/methods/orders/changeOrders.ts";
import { BodyError } from "../../shared/errors/bodyError.ts";
import { decodeBody } from "../receive/decodeBody.ts";

/**
 * One lead, and its expected result.
 * @example
 * ```json
 * { "name": "a courier", "lead": { "phone": "0671234567" }, "order": { "phone": "+380671234567" } }
 * ```
 */
export interface RuleTest extends ExpectedResult {
  /** A description, unique within a set of tests: `"a card, paid"`. */
  readonly name: string;
  /** The lead, as the webhook receives it: `{ "Phone": "0671234567" }`. */
  readonly lead?: unknown;
  /** The body of the request instead of `lead`: `"Phone=0671234567"`. */
  readonly body?: string;
  /** The content type of `body`. Default `"application/x-www-form-urlencoded"`. */
  readonly contentType?: string;
  /** The file with the lead, next to the tests: `"./leads/card.json"`. The command reads it into `lead`. */
  readonly file?: string;
  /** When the lead was received: ISO, or unix seconds. Default `"2026-01-01T00:00:00Z"`. */
  readonly receivedAt?: string | number;
  /** The result of each lead if the request holds several: `[{ "order": { "email": "a@example.com" } }]`. */
  readonly results?: readonly ExpectedResult[];
  /** `true`: only tests with `only` run. */
  readonly only?: true;
}

/** The expected result of one lead: exactly one of `order`, `skip` and `error`. */
export type ExpectedResult = {
  /**
   * Fields of the order. Fields that are not listed may have any value; `null` means the field must be absent. Lists
   * must match in length and order. `{ "$matches": "*Kyiv*" }` is a pattern, `"$receivedAt"` the time of receipt.
   */
  readonly order?: ExpectedOrder;
  /** `true`: the order must have no fields other than those of `order`. */
  readonly whole?: true;
  /** The lead's own id; `null` if it must not have one: `"2000000001"`. */
  readonly key?: string | null;
  /** The lead is skipped: `true`, or with this reason: `"a test"`. */
  readonly skip?: string | true;
  /** The lead is an error, with these codes: `["required_missing"]`. */
  readonly error?: readonly string[];
  /**
   * All warnings and errors, as `"code"` or `"code path"`: `["phone_invalid fields.phone"]`. Without it any warnings
   * are allowed, but no errors.
   */
  readonly issues?: readonly string[];
};

/** Fields of an order as a test lists them. */
export type ExpectedOrder = { readonly [Name in keyof AddOrderParams]?: unknown };

const defaultReceivedAt = "2026-01-01T00:00:00Z";

type TestedLead =
  | { readonly request: unknown }
  | { readonly at: "lead" | "body" | "file"; readonly problem: string };

/** The lead of a test, as the webhook would decode it. */
export function leadOf({ lead, body, contentType, file }: RuleTest): TestedLead {
  if (file !== undefined && lead === undefined && body === undefined) {
    return {
      at: "file",
      problem: "The lead is in a file that was not read. Run the command, or pass its content as `lead`.",
    };
  }
  if (body === undefined) return { request: lead };
  try {
    return { request: decodeBody(body, contentType ?? "application/x-www-form-urlencoded") };
  } catch (thrown) {
    if (!(thrown instanceof BodyError)) throw thrown;
    return { at: "body", problem: thrown.message };
  }
}

/** When the lead of a test was received, to the second; an invalid Date if it cannot be read. */
export function receivedAtOf({ receivedAt = defaultReceivedAt }: RuleTest): Date {
  const seconds = typeof receivedAt === "number" ? receivedAt : Math.floor(Date.parse(receivedAt) / 1000);
  return new Date(Number.isSafeInteger(seconds) ? seconds * 1000 : Number.NaN);
}
