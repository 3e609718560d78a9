import type { FetchLike } from "../../client/calls/options.ts";
import { discard } from "../../client/calls/responseText.ts";
import { checkOptions, expected, type OptionChecks } from "../../shared/options/check.ts";
import { callable, number, testingOption, text } from "../../shared/options/kinds.ts";
import { isLoopback } from "../../shared/runtime/caller.ts";
import { type Clock, systemClock } from "../../shared/runtime/clock.ts";
import { type ForwardEvent, namesTheLog } from "../contract/forwardEvent.ts";
import { alertOf } from "./alertText.ts";

type AlertOptions = {
  /**
   * The field of the JSON that holds the text. Slack, Mattermost, Google Chat and Telegram read `text`, Discord
   * `content`.
   * @default "text"
   */
  readonly field?: string | undefined;
  /**
   * The time between two messages, in milliseconds. What happens meanwhile is counted in the next one.
   * @default 60_000
   */
  readonly everyMs?: number | undefined;
  /** Sends the message. By default the `fetch` of the runtime. */
  readonly fetch?: FetchLike | undefined;
  /** @internal */
  readonly testing?: { readonly clock?: Clock | undefined } | undefined;
};

/**
 * An `onEvent` that posts to a chat what a person should know: a lead that failed, that waits or whose outcome is unknown,
 * an order that is doubled, a result that was not saved, and a wrong setup. A message is one sentence with the namespace,
 * status, fault, codes and the id of the order or of the entry: never a key, a value or anything of the buyer.
 *
 * It posts at most one message in `everyMs`. A post that fails is not repeated; the first failure is logged as an error
 * of `onEvent`. Its messages name the log for what to do: without a `logger`, the console gets warnings and errors as it
 * does where nobody listens.
 * @param url - the address of the chat's incoming webhook, with `https`. Keep it as a secret: it is in no error and no log.
 * @throws TypeError for an address that is not an `https` URL, or is on this machine without the option `fetch`
 * @example
 * ```ts
 * const forwarder = createForwarder({
 *   baselinker,
 *   rules,
 *   onEvent: alertTo(slackUrl),
 * });
 * ```
 * @example
 * ```ts
 * alertTo(discordUrl, { field: "content" });
 * alertTo(`https://api.telegram.org/bot${botToken}/sendMessage?chat_id=${chatId}`);
 * ```
 */
export function alertTo(url: string | URL, options: AlertOptions = {}): (event: ForwardEvent) => void {
  const { field, everyMs, fetch, testing } = checkOptions("alertTo", alertChecks(), options);
  const address = checkedAddress(url, fetch !== undefined);
  const { clock } = testing;
  /** What happened since the last message, and the message that will say it. */
  let next: { readonly text: string; more: number; readonly posted: Promise<void> } | undefined;
  let quietUntil = Number.NEGATIVE_INFINITY;

  const listener = (event: ForwardEvent) => {
    const said = alertOf(event);
    if (said === undefined) return;
    if (next !== undefined) {
      next.more += 1;
      return next.posted;
    }
    const waitMs = quietUntil - clock.now();
    if (waitMs <= 0) return handled(post(said, 0));
    const posted = new Promise<void>((resolve) => {
      clock.after(waitMs, () => resolve(post(said, next?.more ?? 0)), { background: true });
    });
    next = { text: said, more: 0, posted: handled(posted) };
    return next.posted;
  };
  return Object.defineProperty(listener, namesTheLog, { value: true });

  async function post(said: string, more: number): Promise<void> {
    next = undefined;
    quietUntil = clock.now() + everyMs;
    const counted = more === 0 ? "" : ` ${more} more since the last message.`;
    const status = await statusOf(
      fetch ?? globalThis.fetch,
      address,
      JSON.stringify({ [field]: said + counted }),
    );
    if (status === undefined) throw new AlertFailure("AlertNotPosted");
    if (status < 200 || status > 299) throw new AlertFailure(`AlertRefusedWith${status}`);
  }
}

/** The status of the answer; `undefined` if there was none: what the runtime says of it may name the address. */
async function statusOf(fetch: FetchLike, address: string, body: string): Promise<number | undefined> {
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
    });
    discard(response);
    return response.status;
  } catch {
    return undefined;
  }
}

const timeoutMs = 10_000;

function alertChecks() {
  return {
    field: text({ default: "text", pattern: /\S/, wanted: "the name of a field" }),
    everyMs: number({ least: 1_000, most: 86_400_000, unit: "milliseconds", default: 60_000 }),
    fetch: callable<FetchLike>(),
    testing: testingOption("alertTo", systemClock),
  } satisfies OptionChecks<AlertOptions>;
}

/** The log shows the name of what a listener threw, and no more: so the name says why. */
class AlertFailure extends Error {
  override readonly name: string;

  constructor(name: string) {
    super("The alert could not be posted.");
    this.name = name;
  }
}

/** A listener's caller sees the failure; for one that does not look, it is no unhandled rejection. */
function handled(posted: Promise<void>): Promise<void> {
  posted.catch(() => {});
  return posted;
}

function checkedAddress(url: unknown, hasFetch: boolean): string {
  // Its text may be a secret: no error shows it.
  const address = typeof url === "string" || url instanceof URL ? parsed(String(url)) : undefined;
  if (address === undefined) throw expected("alertTo: url", "the https address of a chat's webhook", url);
  if (isLoopback(address.hostname)) {
    if (!hasFetch)
      throw new TypeError(
        "alertTo: url is on this machine, where no chat listens. Use the https address of a chat's webhook; in a test, pass `fetch` too.",
      );
  } else if (address.protocol !== "https:")
    throw new TypeError(
      "alertTo: url must begin with https://, since the address is a secret. Use the https address of the chat's webhook.",
    );
  if (address.username !== "" || address.password !== "")
    throw new TypeError(
      "alertTo: url must not have a user name or a password, which `fetch` refuses. Put them into `fetch` as a header.",
    );
  return address.href;
}

function parsed(url: string): URL | undefined {
  return URL.canParse(url) ? new URL(url) : undefined;
}
