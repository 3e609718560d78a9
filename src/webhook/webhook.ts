import type { ForwardResult } from "../forwarding/contract/forwardResult.ts";
import type { Forwarder } from "../forwarding/forwarder/forwarder.ts";
import { isRecord } from "../shared/json/value.ts";
import { type Checked, checkOptions, expected, type OptionChecks } from "../shared/options/check.ts";
import {
  callable,
  checkedBy,
  integer,
  number,
  objectWith,
  oneOf,
  required,
  testingOption,
} from "../shared/options/kinds.ts";
import { type Clock, systemClock } from "../shared/runtime/clock.ts";
import type { WebhookStatus } from "./answers.ts";
import type { NodeRequest, NodeResponse } from "./nodeRequest.ts";
import { type Signature, type SignatureCheck, signatureChecks } from "./signature.ts";

/** Options of `createWebhook`. */
export interface WebhookOptions {
  /** A forwarder from `createForwarder`. Its rule `leads` splits requests with several leads. */
  readonly forwarder: LeadReceiver;
  /**
   * How requests are verified; in a list, the first signature that matches is used. With `"none"` **every** request
   * is accepted, also from an untrusted sender.
   */
  readonly verify: Signature | readonly Signature[] | "none";
  /**
   * When the sender is answered. `"stored"`: as soon as its leads are saved in the register, whose `work` delivers
   * them later; requires a durable register. `"result"`: when they are finished or the deadline has passed; leads of
   * a sender that never retries are first saved in the register if it is durable.
   * @default "stored" if the sender never retries and the register is durable, otherwise "result"
   */
  readonly answer?: "result" | "stored" | undefined;
  /** The maximum size of a body, in bytes. @default 1_048_576 (1 MiB) */
  readonly maxBytes?: number | undefined;
  /**
   * The maximum number of leads or notices in a request. A request with more is rejected (413).
   * @default 1_000
   */
  readonly maxLeads?: number | undefined;
  /**
   * How long a sender may wait, in milliseconds. After that it is asked to retry (503) and the work continues: a lead
   * that is sent again is a `duplicate`. A sender that never retries gets 200 if all its leads are in the register.
   * @default set by the signature; 4_000 without one
   */
  readonly deadlineMs?: number | undefined;
  /**
   * Changes the response, for senders that need a specific one. 404 and 410 are rejected: they make some senders stop
   * permanently.
   */
  readonly respond?:
    | ((result: WebhookResult, fallback: Response) => Response | undefined | Promise<Response | undefined>)
    | undefined;
  /**
   * Fetches the lead of a notice that only names it (Lead Ads of Facebook, Ecwid). Return a lead, or the `Response`
   * that holds it, of which up to `maxBytes` are read. A 404 is the lead's fault, a 401 or 403 the setup's, anything
   * else is temporary. If the lead was not fetched, the answer is never 200 and the failure is logged to the console
   * every time.
   */
  readonly fetchLead?: ((notice: unknown, context: FetchLeadContext) => unknown) | undefined;
  /** Called with the outcome of each request, after its answer and all of its leads. Its exceptions are ignored. */
  readonly onResult?: ((result: WebhookResult) => unknown) | undefined;
  /**
   * Keeps the platform running for work after the answer: `waitUntil` of Vercel, `after` of Next. Not needed where
   * `fetch` of the webhook is given a context that has one, as on Cloudflare Workers.
   */
  readonly waitUntil?: ((work: Promise<void>) => unknown) | undefined;
  /** Options for tests and simulations. */
  readonly testing?:
    | {
        /** @default the machine's clock */
        readonly clock?: Clock | undefined;
      }
    | undefined;
}

/** The part of a forwarder that a webhook uses. */
export type LeadReceiver = Pick<Forwarder, "forward"> &
  Partial<Pick<Forwarder, "split" | "receive">> & {
    readonly register?: Pick<Forwarder["register"], "isDurable">;
  };

/** The second argument of `fetchLead`. */
export interface FetchLeadContext {
  /** A signal that is aborted when fetching takes longer than half a minute. */
  readonly signal: AbortSignal;
  /** The sender's own id of the event. */
  readonly deliveryId: string | undefined;
}

/** The outcome of a request. Contains no data of the buyer and no secret. */
export interface WebhookResult {
  readonly status: WebhookStatus;
  /** The status code of the answer. */
  readonly httpStatus: number;
  /** The result of each lead. Empty if none was forwarded or the work continues. */
  readonly results: readonly ForwardResult[];
  /**
   * Each lead of the request, in its order: the status of its result, `accepted` if it is saved and is delivered later, or
   * `refused` if it was not saved; with the id of its entry if it has one. Empty if the request was rejected.
   */
  readonly leads: readonly {
    readonly status: ForwardResult["status"] | "accepted" | "refused";
    readonly entryId?: string;
  }[];
  /** The name of the matching signature. */
  readonly signature?: string | undefined;
  /** The sender's own id of the event. */
  readonly deliveryId?: string | undefined;
  /** The topic of an ignored request. */
  readonly topic?: string | undefined;
  /** Why the signature was rejected. The sender does not see it. */
  readonly check?: SignatureCheck | undefined;
  /** Why the request was rejected. */
  readonly error?: Error | undefined;
}

/** Handles requests. Both functions can be passed directly: they do not use `this` and never reject. */
export interface Webhook {
  /**
   * For platforms with Web `Request` and `Response`: Workers, Bun, Deno, Hono, Next, SvelteKit.
   * @param context - whatever the platform gives with the request. The last argument with a function `waitUntil`
   * keeps it running for work after the answer, instead of the option.
   * @example
   * ```ts
   * app.post("/leads", (c) => webhook.fetch(c.req.raw, c.env, c.executionCtx)); // Hono on Workers
   * ```
   */
  readonly fetch: (request: Request, ...context: readonly unknown[]) => Promise<Response>;
  /** The handler for frameworks on `node:http`: Express, Fastify (`request.raw`, `reply.raw`), Nest, Koa. */
  readonly node: (request: NodeRequest, response: NodeResponse) => Promise<void>;
}

const owner = "createWebhook";

const webhookChecks = /* @__PURE__ */ (() =>
  ({
    forwarder: required(objectWith<LeadReceiver>(["forward"], "a forwarder, made by `createForwarder`")),
    verify: required(checkedBy(checkVerify)),
    answer: oneOf(["result", "stored"]),
    maxBytes: integer({ least: 1, unit: "bytes", default: 1_048_576 }),
    maxLeads: integer({ least: 1, default: 1_000 }),
    deadlineMs: number({ above: 0, most: 2_147_483_647, unit: "milliseconds" }),
    respond: callable<NonNullable<WebhookOptions["respond"]>>(),
    fetchLead: callable<NonNullable<WebhookOptions["fetchLead"]>>(),
    onResult: callable<NonNullable<WebhookOptions["onResult"]>>(),
    waitUntil: callable<NonNullable<WebhookOptions["waitUntil"]>>(),
    testing: testingOption(owner, systemClock),
  }) satisfies OptionChecks<WebhookOptions>)();

export type CheckedSignature = Checked<typeof signatureChecks>;

export interface WebhookConfig extends Omit<Checked<typeof webhookChecks>, "verify" | "testing"> {
  readonly verify: readonly CheckedSignature[];
  readonly clock: Clock;
}

/** @throws TypeError or RangeError for an invalid option */
export function checkWebhookOptions(input: unknown): WebhookConfig {
  const { verify, testing, ...options } = checkOptions(owner, webhookChecks, input);
  const signatures = toList(verify).map((signature) =>
    checkOptions(owner, signatureChecks, signature, "verify."),
  );
  const noticed = signatures.find(({ onlyNotices }) => onlyNotices);
  if (noticed !== undefined && options.fetchLead === undefined) {
    throw new TypeError(
      `${owner}: the signature "${noticed.name}" needs \`fetchLead\`: its requests only name a lead, and sign no more.`,
    );
  }
  if (options.answer === "stored" && options.forwarder.register?.isDurable !== true) {
    throw new TypeError(
      `${owner}: \`answer: "stored"\` needs a forwarder whose register outlives the process and keeps leads. Give createForwarder \`register: sqliteRegister(path)\` or \`redisRegister(client)\`, not \`memoryRegister()\` and without \`keepLeads: "none"\`.`,
    );
  }
  return { ...options, ...testing, verify: signatures };
}

function checkVerify(name: string, value: unknown): WebhookOptions["verify"] {
  if (value === "none" || isSignatures(value)) return value;
  const wanted =
    'a signature such as `signatures.shopify({ secret })`, a list of them, or "none" to take every request';
  throw expected(name, wanted, value);
}

function isSignatures(value: unknown): value is Signature | readonly Signature[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.length > 0 && list.every(isRecord);
}

function toList(verify: WebhookOptions["verify"]): readonly Signature[] {
  if (verify === "none") return [];
  return isList(verify) ? verify : [verify];
}

function isList(verify: Signature | readonly Signature[]): verify is readonly Signature[] {
  return Array.isArray(verify);
}
