import type { InProcessLimiterOptions } from "../limiter/inProcessLimiter.ts";
import type { RateLimiter } from "../limiter/rateLimiter.ts";
import { sharedLimiters } from "../limiter/sharedLimiters.ts";
import { type Clock, systemClock } from "../runtime/clock.ts";
import type { ClientConfig } from "./config.ts";
import type { Hooks } from "./hooks.ts";
import { createNotifier } from "./notify.ts";
import type { AppInfo, BaselinkerOptions, CallOptions, RateLimitOptions, Validation } from "./options.ts";

/** Checks the options of a client, so that a slip shows at once and not with the first order. */
export function checkOptions(options: BaselinkerOptions): ClientConfig {
  if (!isObject(options)) throw expected("options", "an object such as { token }");
  onlyKnown("", options, optionNames);
  const token = checkToken(options.token);
  const url = checkUrl(options.baseUrl);
  optionalFunction("fetch", options.fetch);
  checkHooks(options.hooks);
  optionalObject("logger", options.logger);
  const { clock } = options;
  if (clock !== undefined && !isClock(clock)) throw expected("clock", "a Clock with now, date and after");
  optionalFunction("random", options.random);
  return {
    token,
    url,
    headers: headersOf(token, options.appInfo),
    fetch: options.fetch,
    timeoutMs: 30_000,
    retries: 3,
    maxWaitMs: Number.POSITIVE_INFINITY,
    validation: "report",
    ...checkCallOptions(options),
    notifier: createNotifier(options.hooks ?? {}, options.logger),
    limiter: limiterOf(options.rateLimit ?? {}, `${url} ${token}`, clock),
    clock: clock ?? systemClock,
    random: options.random ?? Math.random,
  };
}

/** The options that a client and a call have in common; those that are not set are left out. */
export function checkCallOptions(
  options: CallOptions,
): Partial<Pick<ClientConfig, "timeoutMs" | "retries" | "maxWaitMs" | "validation">> {
  const { timeoutMs, retries, maxWaitMs, validation } = options;
  if (timeoutMs !== undefined && !(isNumber(timeoutMs) && timeoutMs > 0 && timeoutMs <= longestTimerMs)) {
    throw expected("timeoutMs", `a number of milliseconds above 0 and up to ${longestTimerMs}`);
  }
  if (retries !== undefined && !(Number.isInteger(retries) && retries >= 0)) {
    throw expected("retries", "a whole number from 0");
  }
  if (maxWaitMs !== undefined && !(isNumber(maxWaitMs) && maxWaitMs >= 0)) {
    throw expected("maxWaitMs", "a number of milliseconds from 0, or Infinity");
  }
  if (validation !== undefined && !isValidation(validation)) {
    throw expected("validation", '"report", "strict" or "off"');
  }
  return {
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(retries === undefined ? {} : { retries }),
    ...(maxWaitMs === undefined ? {} : { maxWaitMs }),
    ...(validation === undefined ? {} : { validation }),
  };
}

/** One form for all complaints. It never shows what was given: that could be the token. */
export function expected(name: string, wanted: string): TypeError {
  return new TypeError(`Expected \`${name}\` to be ${wanted}${wanted.endsWith("?") ? "" : "."}`);
}

/** A longer `setTimeout` fires at once. */
const longestTimerMs = 2 ** 31 - 1;

const optionNames = [
  "token",
  "baseUrl",
  "fetch",
  "timeoutMs",
  "retries",
  "maxWaitMs",
  "rateLimit",
  "validation",
  "hooks",
  "logger",
  "appInfo",
  "clock",
  "random",
] as const satisfies (keyof BaselinkerOptions)[];

const hookNames = ["request", "response", "retry", "wait", "block", "drift", "tooLong"] as const;

/** An object of a class will do, with whatever else it has; but a misspelt hook would never be called. */
function checkHooks(hooks: Hooks | undefined): void {
  if (hooks === undefined) return;
  optionalObject("hooks", hooks);
  for (const name of hookNames) optionalFunction(`hooks.${name}`, hooks[name]);
  onlyKnown("hooks.", Object.fromEntries(Object.entries(hooks).filter(isFunctionEntry)), hookNames);
}

function isFunctionEntry([, value]: [string, unknown]): boolean {
  return typeof value === "function";
}

function checkToken(token: unknown): string {
  if (typeof token !== "string" || token === "") {
    throw expected("token", "your API token, a text that is not empty. Is the environment variable set?");
  }
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw expected(
      "token",
      "printable ASCII without spaces and line ends. Was it copied with something around it?",
    );
  }
  return token;
}

function checkUrl(baseUrl: unknown): string {
  if (baseUrl === undefined) return "https://api.baselinker.com/connector.php";
  const wanted = "an http or https URL without user name and password";
  let url: URL;
  try {
    url = new URL(baseUrl instanceof URL || typeof baseUrl === "string" ? baseUrl : "");
  } catch {
    throw expected("baseUrl", wanted);
  }
  if ((url.protocol !== "https:" && url.protocol !== "http:") || url.username !== "" || url.password !== "") {
    throw expected("baseUrl", wanted);
  }
  if (url.pathname === "/") url.pathname = "/connector.php";
  url.hash = "";
  return url.href;
}

function headersOf(token: string, appInfo: AppInfo | undefined): Record<string, string> {
  return {
    "content-type": "application/x-www-form-urlencoded;charset=UTF-8",
    accept: "application/json",
    "user-agent": `baselinker-sdk${appInfo === undefined ? "" : ` ${describeApp(appInfo)}`}`,
    "x-bltoken": token,
  };
}

function describeApp(appInfo: AppInfo): string {
  optionalObject("appInfo", appInfo);
  onlyKnown("appInfo.", appInfo, ["name", "version", "url"]);
  const { name, version, url } = appInfo;
  for (const [key, value] of Object.entries({ name, version, url })) {
    const missing = value === undefined && key !== "name";
    if (!missing && !(typeof value === "string" && /^[\x20-\x7e]+$/.test(value))) {
      throw expected(`appInfo.${key}`, "a text of printable ASCII");
    }
  }
  return `${name}${version === undefined ? "" : `/${version}`}${url === undefined ? "" : ` (${url})`}`;
}

function limiterOf(options: RateLimitOptions, key: string, clock: Clock | undefined): () => RateLimiter {
  optionalObject("rateLimit", options);
  onlyKnown("rateLimit.", options, ["requestsPerMinute", "share", "maxQueue", "limiter"]);
  const { limiter, requestsPerMinute, share, maxQueue } = options;
  if (requestsPerMinute !== undefined && !(Number.isFinite(requestsPerMinute) && requestsPerMinute >= 1)) {
    throw expected("rateLimit.requestsPerMinute", "a number from 1");
  }
  if (share !== undefined && !(isNumber(share) && share > 0 && share <= 1)) {
    throw expected("rateLimit.share", "a number above 0 and up to 1");
  }
  if (maxQueue !== undefined && !(isNumber(maxQueue) && maxQueue >= 0)) {
    throw expected("rateLimit.maxQueue", "a number from 0");
  }
  if (limiter !== undefined) {
    if (!isLimiter(limiter)) throw expected("rateLimit.limiter", "a RateLimiter with acquire and pauseUntil");
    return () => limiter;
  }
  const limits: InProcessLimiterOptions = { requestsPerMinute, share, maxQueue };
  return () => sharedLimiters(clock)(key, limits);
}

function onlyKnown(prefix: string, options: object, names: readonly string[]): void {
  for (const name of Object.keys(options)) {
    if (!names.includes(name)) {
      throw new TypeError(`Unknown option \`${prefix}${name}\`. Known are ${names.join(", ")}.`);
    }
  }
}

function optionalFunction(name: string, value: unknown): void {
  if (value !== undefined && typeof value !== "function") throw expected(name, "a function");
}

function optionalObject(name: string, value: unknown): void {
  if (value !== undefined && !isObject(value)) throw expected(name, "an object");
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function isNumber(value: unknown): value is number {
  return typeof value === "number" && !Number.isNaN(value);
}

function isValidation(value: unknown): value is Validation {
  return value === "report" || value === "strict" || value === "off";
}

function isLimiter(value: unknown): value is RateLimiter {
  return (
    isObject(value) &&
    "acquire" in value &&
    typeof value.acquire === "function" &&
    "pauseUntil" in value &&
    typeof value.pauseUntil === "function"
  );
}

function isClock(value: unknown): value is Clock {
  return (
    isObject(value) &&
    ["now", "date", "after"].every((name) => typeof Reflect.get(value, name) === "function")
  );
}
