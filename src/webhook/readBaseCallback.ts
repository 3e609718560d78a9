import { checkOptions, type OptionChecks } from "../shared/options/check.ts";
import { checkedBy, required } from "../shared/options/kinds.ts";
import { isOneOf, listOfSecrets, type Secrets, secretOption } from "./secrets.ts";
import { queryOf } from "./sender.ts";

/** Options of `readBaseCallback`. */
export interface BaseCallbackOptions {
  /** The `secret` in the address in the panel, or several while you change it. Never the API token. */
  readonly secret: Secrets;
}

/** A call from Base, made by the action "call URL" of an automatic action: of an order, a return or a product. */
export interface BaseCallback {
  /** The order; `undefined` if the call is not about one, or its `order_id` is not a number of an order. */
  readonly orderId: number | undefined;
  /**
   * The other parameters, without the secret: also `return_id`, `product_id`, and an `order_id` that is not a number,
   * such as `[order_id]` where the action did not fill it in.
   */
  readonly query: Readonly<Record<string, string>>;
}

const owner = "readBaseCallback";

const callbackChecks = /* @__PURE__ */ (() =>
  ({
    secret: required(
      checkedBy((name, value): Secrets => {
        const secrets = secretOption(owner).check(name, value);
        if (!listOfSecrets(secrets).some((secret) => tokenPattern.test(secret))) return secrets;
        throw new TypeError(
          `${owner}: \`${name}\` looks like an API token. Use a separate secret: many can see an address.`,
        );
      }),
    ),
  }) satisfies OptionChecks<BaseCallbackOptions>)();

/** The form of an API token: `1000001-1000002-` and many letters. */
const tokenPattern = /^\d+-\d+-\w{20,}$/;

/**
 * Reads a call from Base to your server (automatic actions, "call URL": `…/base?order_id=…&secret=…`), and checks its
 * secret. It only reads: answer 200, and detect retries by the order and the query. Then read the order with
 * `getOrders({ order_id, get_unconfirmed_orders: true })`. It never throws for what was sent.
 * @returns `undefined` only if the secret is wrong, or the method is not HEAD, GET or POST: answer 401
 * @throws TypeError for a secret that is empty, or looks like an API token
 * @example
 * ```ts
 * const call = readBaseCallback(request, { secret: process.env.BASE_CALLBACK_SECRET ?? "" });
 * if (call === undefined) return new Response(null, { status: 401 });
 * if (call.orderId !== undefined) queue.add(call.orderId);
 * return new Response();
 * ```
 */
export function readBaseCallback(
  request: Pick<Request, "method" | "url">,
  options: BaseCallbackOptions,
): BaseCallback | undefined {
  const { secret } = checkOptions(owner, callbackChecks, options);
  if (!["HEAD", "GET", "POST"].includes(request.method)) return undefined;
  const searchParams = queryOf(request.url);
  if (!isOneOf(listOfSecrets(secret), searchParams.get("secret") ?? "")) return undefined;
  const order = searchParams.get("order_id") ?? "";
  const isOrder = /^\d+$/.test(order) && Number(order) !== 0 && Number.isSafeInteger(Number(order));
  searchParams.delete("secret");
  if (isOrder) searchParams.delete("order_id");
  return { orderId: isOrder ? Number(order) : undefined, query: Object.fromEntries(searchParams) };
}
