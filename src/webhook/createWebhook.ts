import { codeOf } from "../forwarding/contract/forwardResult.ts";
import { RegisterError } from "../shared/errors/registerError.ts";
import { StoreError } from "../shared/errors/storeError.ts";
import { WebhookError } from "../shared/errors/webhookError.ts";
import { isRecord } from "../shared/json/value.ts";
import { ignoreErrors } from "../shared/runtime/errors.ts";
import { logThrough } from "../shared/runtime/log.ts";
import { type Handled, handleRequest } from "./handleRequest.ts";
import { fromFetch, type Incoming } from "./incoming.ts";
import { answerNode, fromNode } from "./nodeRequest.ts";
import { checkWebhookOptions, type Webhook, type WebhookConfig, type WebhookOptions } from "./webhook.ts";

/**
 * Turns HTTP requests into orders, and results into the responses that senders understand: reads the bytes,
 * checks the signature, answers test calls, decodes, splits, forwards. `docs/webhooks.md` lists what each
 * response means, and which senders retry.
 * @throws TypeError or RangeError for an invalid option.
 * @example
 * ```ts
 * const verify = signatures.shopify({ secret: process.env.SHOPIFY_SECRET ?? "" });
 * const webhook = createWebhook({ forwarder, verify });
 * app.post("/hook", webhook.node); // Express, before express.json()
 * export const POST = webhook.fetch; // Next, and everything with Web requests
 * export default { fetch: webhook.fetch }; // Cloudflare Workers: called with (request, env, ctx)
 * ```
 */
/* @__NO_SIDE_EFFECTS__ */
export function createWebhook(options: WebhookOptions): Webhook {
  const config = checkWebhookOptions(options);
  const tellMistake = onceEach(config.forwarder);
  const tellResult = ignoreErrors(config.onResult);

  const handle = async (
    incoming: Incoming,
    context: readonly unknown[] = [],
  ): Promise<{ response: Response; afterwards: () => void }> => {
    const handled = await handleRequest(config, incoming);
    const { status, error } = handled.result;
    if (error !== undefined && (status === "failed" || status === "too_large")) tellMistake(error);
    const response = await chosenAnswer(config, handled, tellMistake);
    const httpStatus = response.status;
    let start = () => {};
    const answered = new Promise<void>((resolve) => {
      start = () => {
        config.clock.after(0, resolve);
      };
    });
    const told = answered.then(async () => {
      const result = await (handled.later ?? handled.result);
      if (handled.later !== undefined && result.error !== undefined) tellMistake(result.error);
      tellResult({ ...result, httpStatus });
    });
    ignoreErrors(() => (context.findLast(canWait) ?? config).waitUntil?.(told), tellMistake)();
    return { response, afterwards: start };
  };

  return {
    async fetch(request, ...context) {
      const { response, afterwards } = await handle(fromFetch(request), context);
      afterwards();
      return response;
    },
    async node(request, response) {
      const { response: answer, afterwards } = await handle(fromNode(request));
      try {
        await answerNode(response, answer);
      } catch (thrown) {
        tellMistake(thrown);
      }
      afterwards();
    },
  };
}

/** The context of a Worker. Its `waitUntil` must be called as its method. */
function canWait(context: unknown): context is Required<Pick<WebhookConfig, "waitUntil">> {
  return isRecord(context) && typeof context.waitUntil === "function";
}

async function chosenAnswer(
  { respond }: WebhookConfig,
  { result, response }: Handled,
  tellMistake: (error: unknown) => void,
): Promise<Response> {
  if (respond === undefined) return response;
  try {
    const chosen = (await respond(result, response.clone())) ?? response;
    if (chosen instanceof Response && chosen.status !== 404 && chosen.status !== 410) return chosen;
    const message = "`respond` must return a Response, and not 404 or 410: some senders then stop for good.";
    throw new WebhookError("ANSWER_REFUSED", message);
  } catch (thrown) {
    tellMistake(thrown);
    return response;
  }
}

/**
 * Logs each kind of error once, since it may occur on every request; a lead that is not saved each time. The lines go to
 * the log of the forwarder's client.
 */
function onceEach(forwarder: object): (error: unknown) => void {
  const told = new Set<string>();
  return (error) => {
    // Only our own messages: others can quote what a buyer sent.
    const text =
      error instanceof WebhookError || error instanceof RegisterError
        ? error.message
        : `${error instanceof Error ? error.name : "A value"} was thrown. The sender was asked to send it again. See \`error\` in \`onResult\`.`;
    const isUnsaved = error instanceof RegisterError || error instanceof StoreError;
    if (told.has(text) && !isUnsaved) return;
    told.add(text);
    logThrough(forwarder, {
      level: "error",
      text: () => `the webhook failed. ${text}`,
      fields: () => ({ type: "webhook", ...(error instanceof Error ? { errorCode: codeOf(error) } : {}) }),
      onConsole: isUnsaved ? "always" : { once: `webhook ${text}` },
    });
  };
}
