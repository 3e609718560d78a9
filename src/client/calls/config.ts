import type { Method, MethodKind } from "../../api/wire/method.ts";
import { isRecord } from "../../shared/json/value.ts";
import {
  type Checked,
  checkGiven,
  checkOptions,
  expected,
  type Given,
  type OptionChecks,
} from "../../shared/options/check.ts";
import {
  abortSignal,
  boolean,
  callable,
  checkedBy,
  clockOption,
  group,
  groupWithDefaults,
  integer,
  number,
  objectWith,
  oneOf,
  random,
  required,
  text,
  withDefault,
} from "../../shared/options/kinds.ts";
import { checkToken, isFakeToken } from "../../shared/options/token.ts";
import { systemClock } from "../../shared/runtime/clock.ts";
import type { LogLine } from "../../shared/runtime/log.ts";
import { type Tracer, tracerOf } from "../../shared/runtime/tracing.ts";
import { limitChecks } from "../limiter/limits.ts";
import type { Priority, RateLimiter } from "../limiter/rateLimiter.ts";
import { limiterKey, sharedLimiters } from "../limiter/registry.ts";
import { checkLogger, type LogFields } from "../log/logger.ts";
import { AccountState } from "./accountState.ts";
import { checkAllow } from "./allowed.ts";
import { checkHooks, createEvents, type Events } from "./events.ts";
import { checkHeaders } from "./headers.ts";
import type { AppInfo, BaselinkerOptions, CallOptions, FetchLike, RateLimitOptions } from "./options.ts";
import { wantsWholeLists, withWholeLists } from "./wholeLists.ts";
import type { CallResponse } from "./withResponse.ts";

/** The checked options of a client with their defaults, and the values derived from them. */
export interface ClientConfig extends Settings {
  readonly url: string;
  /** The token; empty if `askToken` returns it for each request. */
  readonly token: string;
  readonly askToken: (() => string | Promise<string>) | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly events: Events;
  readonly trace: Tracer;
  readonly account: AccountState;
  /**
   * Returns the current limiter. It is called for each permit, as an idle limiter is dropped and replaced
   * with a new one.
   */
  readonly limiter: () => RateLimiter;
}

type Settings = Omit<
  Checked<typeof clientChecks>,
  "token" | "baseUrl" | "allowInsecure" | "rateLimit" | "headers" | "hooks" | "logger" | "appInfo" | "testing"
> &
  Checked<typeof testingChecks>;

export type CallConfig = ClientConfig & Omit<Given<typeof callChecks>, keyof ClientConfig>;

export interface Call {
  /** The `callId` of the events of this call. */
  readonly id: number;
  readonly method: string;
  readonly kind: MethodKind;
  /** The declaration that describes the result; `undefined` for a method that the SDK does not know. */
  readonly declared: Method | undefined;
  readonly body: string;
  readonly priority: Priority;
  readonly config: CallConfig;
  readonly onAnswer?: ((response: CallResponse) => void) | undefined;
}

/** `setTimeout` with a longer delay fires immediately. */
const maxTimerMs = 2_147_483_647;

// Each record is created in a function, so that bundlers leave it out if it is unused.

export const callChecks = /* @__PURE__ */ (() =>
  ({
    signal: abortSignal(),
    timeoutMs: number({ above: 0, most: maxTimerMs, unit: "milliseconds", default: 30_000 }),
    maxResponseBytes: integer({ least: 1, infinite: true, unit: "bytes", default: 50_000_000 }),
    retries: integer({ least: 0, default: 3 }),
    maxWaitMs: number({ least: 0, infinite: true, unit: "milliseconds" }),
    priority: oneOf(["urgent", "normal", "bulk"]),
    validation: oneOf(["report", "strict", "off"], { default: "report" }),
    beforeSend: callable<() => void>(),
  }) satisfies OptionChecks<CallOptions>)();

const rateLimitChecks = /* @__PURE__ */ (() =>
  ({
    ...limitChecks,
    limiter: objectWith<RateLimiter>(
      ["acquire", "pauseUntil"],
      "a RateLimiter with `acquire` and `pauseUntil`",
    ),
  }) satisfies OptionChecks<RateLimitOptions>)();

const appInfoChecks = /* @__PURE__ */ (() => {
  const headerText = text({ pattern: /^[\x20-\x7e]+$/, wanted: "a string of printable ASCII" });
  return { name: required(headerText), version: headerText, url: headerText } satisfies OptionChecks<AppInfo>;
})();

const testingChecks = /* @__PURE__ */ (() =>
  ({
    clock: clockOption(systemClock),
    random: withDefault(random(), Math.random),
  }) satisfies OptionChecks<NonNullable<BaselinkerOptions["testing"]>>)();

const owner = "new Baselinker";

export const clientChecks = /* @__PURE__ */ (() =>
  ({
    token: required(checkedBy(checkTokenOrFunction)),
    accountKey: text(),
    baseUrl: withDefault(checkedBy(checkUrl), "https://api.baselinker.com/connector.php"),
    allowInsecure: boolean({ default: false }),
    fetch: callable<FetchLike>(),
    // A call without one of these uses the client's.
    timeoutMs: callChecks.timeoutMs,
    maxResponseBytes: callChecks.maxResponseBytes,
    retries: callChecks.retries,
    maxWaitMs: callChecks.maxWaitMs,
    validation: callChecks.validation,
    rateLimit: group(owner, rateLimitChecks),
    readOnly: boolean({ default: false }),
    allow: checkedBy(checkAllow),
    headers: checkedBy(checkHeaders),
    hooks: checkedBy(checkHooks),
    logger: checkedBy(checkLogger),
    appInfo: group(owner, appInfoChecks),
    testing: groupWithDefaults(owner, testingChecks),
  }) satisfies OptionChecks<BaselinkerOptions>)();

/** Checks the options of a client, so that a mistake shows immediately and not with the first order. */
export function clientConfig(options: BaselinkerOptions): ClientConfig {
  const { token, baseUrl, allowInsecure, rateLimit, headers, hooks, logger, appInfo, testing, ...checked } =
    checkOptions(owner, clientChecks, withoutNull(options));
  const settings = { ...checked, ...testing };
  if (!allowInsecure && !isPrivate(new URL(baseUrl))) {
    const wanted =
      "an https URL. Plain http exposes the token to the network: use it on this machine only, or with `allowInsecure: true`";
    throw expected("baseUrl", wanted, baseUrl);
  }
  const { accountKey } = settings;
  const askToken = typeof token === "string" ? undefined : token;
  const limited = typeof token === "string" ? token : accountKey;
  if (limited === undefined) {
    const wanted = "a text that names the account, since `token` is a function: the limit is counted by it";
    throw expected("accountKey", wanted, accountKey);
  }
  const { limiter, ...limits } = rateLimit ?? {};
  if (limiter?.serves?.(limited) === false) {
    const wanted =
      askToken === undefined
        ? "a limiter made for this client's token, otherwise the limit is not shared. Pass it the same `token`"
        : "a limiter made for this client's account, otherwise the limit is not shared. Pass it `accountKey` as its `token`";
    throw expected("rateLimit.limiter", wanted);
  }
  const events = createEvents(hooks ?? {}, logger);
  const isFake =
    baseUrl !== clientChecks.baseUrl.default || (typeof token === "string" && isFakeToken(token));
  const requestsPerMinute = rateLimit?.requestsPerMinute ?? 0;
  if (!isFake && requestsPerMinute > limitChecks.requestsPerMinute.default) {
    // Not for the console: who paid for more would read it at each start, and a block is reported anyway.
    events.log(
      optionLine(
        "limit_high",
        "rateLimit.requestsPerMinute",
        `\`requestsPerMinute\` is ${requestsPerMinute}. Base blocks a token after 100 requests in a minute, unless you have paid for more.`,
      ),
    );
  }
  if (settings.timeoutMs < 1_000) {
    const line = optionLine(
      "time_short",
      "timeoutMs",
      `\`timeoutMs\` is ${settings.timeoutMs} ms: a write that takes longer ends with its outcome unknown. 30 seconds are 30_000.`,
    );
    events.log({ ...line, onConsole: { once: "time_short timeoutMs" } });
  }
  const fixed = typeof token === "string" ? token : "";
  const key = limiterKey(baseUrl, askToken === undefined ? limited : `of ${limited}`);
  return {
    ...settings,
    url: baseUrl,
    token: fixed,
    askToken,
    headers: {
      ...headers,
      "content-type": "application/x-www-form-urlencoded;charset=UTF-8",
      accept: "application/json",
      "user-agent": `baselinker-sdk${appInfo === undefined ? "" : ` ${describeApp(appInfo)}`}`,
      "x-bltoken": fixed,
    },
    events,
    trace: tracerOf("baselinker-sdk:call"),
    account: new AccountState(settings.clock),
    limiter: limiter === undefined ? () => sharedLimiters(settings.clock)(key, limits) : () => limiter,
  };
}

/** `logger: null` is as none: what a framework gives without a logger. */
function withoutNull(options: BaselinkerOptions): BaselinkerOptions {
  const isNull = isRecord(options) && options.logger === null;
  return isNull ? { ...options, logger: undefined } : options;
}

/** A warning about an option. The code is as of the issues of a forwarder. */
function optionLine(code: string, path: string, text: string): LogLine<LogFields> {
  return {
    level: "warn",
    text: () => text,
    fields: () => ({ type: "setup", issues: [{ code, path }] }),
  };
}

export function callConfig(
  client: ClientConfig,
  method: string,
  options: CallOptions | undefined,
): CallConfig {
  return options === undefined ? client : { ...client, ...checkCallOptions(method, options) };
}

export function checkCallOptions(method: string, options: CallOptions): Given<typeof callChecks> {
  const callOptions = checkGiven(
    `${method} (its parameters go into the first argument)`,
    callChecks,
    options,
  );
  return wantsWholeLists(options) ? withWholeLists(callOptions) : callOptions;
}

function checkTokenOrFunction(name: string, input: unknown): string | (() => string | Promise<string>) {
  return typeof input === "function" ? askCheck.check(name, input) : checkToken(name, input);
}

const askCheck = /* @__PURE__ */ callable<() => string | Promise<string>>();

function checkUrl(name: string, input: unknown): string {
  const url = input instanceof URL || typeof input === "string" ? parseUrl(input) : undefined;
  if (url === undefined) throw expected(name, "an http or https URL without user name and password", input);
  if (url.pathname === "/") url.pathname = "/connector.php";
  url.hash = "";
  return url.href;
}

function parseUrl(input: string | URL): URL | undefined {
  try {
    const url = new URL(input);
    const isHttp = url.protocol === "https:" || url.protocol === "http:";
    return isHttp && url.username === "" && url.password === "" ? url : undefined;
  } catch {
    return undefined;
  }
}

/** Whether no one on the way to the server can read the token: https, or this machine. */
function isPrivate({ protocol, hostname }: URL): boolean {
  return protocol === "https:" || /^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
}

function describeApp({ name, version, url }: AppInfo): string {
  return `${name}${version === undefined ? "" : `/${version}`}${url === undefined ? "" : ` (${url})`}`;
}
