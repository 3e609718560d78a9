import { checkParams } from "../api/wire/checkParams.ts";
import type { Method, MethodKind } from "../api/wire/method.ts";
import { InvalidParamsError } from "../errors/invalidParamsError.ts";
import type { Priority } from "../limiter/rateLimiter.ts";
import { promiseTry } from "../runtime/abort.ts";
import { sendInParts } from "./bulkWrites.ts";
import type { Call } from "./call.ts";
import { checkCallOptions, expected } from "./checkOptions.ts";
import type { ClientConfig } from "./config.ts";
import { encodeBody } from "./encodeBody.ts";
import type { CallOptions } from "./options.ts";
import { runCall } from "./runCall.ts";

/** Sends a declared method: its parameters are checked first. */
export function sendTyped(
  client: ClientConfig,
  method: Method,
  params: unknown,
  options: CallOptions | undefined,
): Promise<Record<string, unknown>> {
  return promiseTry(() => {
    const config = configFor(client, options);
    refuseBadParams(config, method, params ?? {});
    const run = (part: unknown) =>
      runCall(callOf(config, method.sends ?? method.name, method.kind, method, part, options));
    return method.bulk === undefined ? run(params) : sendInParts(method, params, run);
  });
}

/**
 * Sends whatever it is given. A method that is declared has its result brought into shape all the same:
 * that loses nothing, and the result then fits its type.
 */
export function sendAny(
  client: ClientConfig,
  name: string,
  declared: Method | undefined,
  params: unknown,
  options: CallOptions | undefined,
): Promise<Record<string, unknown>> {
  return promiseTry(() => {
    if (typeof name !== "string" || !/^\w+$/.test(name)) {
      throw expected("method", "the name of an API method, such as getOrders");
    }
    const kind = declared?.kind ?? kindByName(name);
    return runCall(callOf(configFor(client, options), name, kind, declared, params, options));
  });
}

function callOf(
  config: ClientConfig,
  method: string,
  kind: MethodKind,
  declared: Method | undefined,
  params: unknown,
  options: CallOptions | undefined,
): Call {
  return {
    method,
    kind,
    declared,
    body: encodeBody(method, params),
    priority: options?.priority ?? (kind === "write" ? "urgent" : "normal"),
    signal: options?.signal,
    beforeSend: options?.beforeSend,
    config,
  };
}

/** All 193 methods on record that begin with `get` read, and no other does. In doubt it is a write. */
function kindByName(name: string): MethodKind {
  return /^get[A-Z]/.test(name) ? "read" : "write";
}

function configFor(client: ClientConfig, options: CallOptions | undefined): ClientConfig {
  if (options === undefined) return client;
  if (typeof options !== "object" || options === null)
    throw expected("options", "an object such as { signal }");
  for (const name of Object.keys(options)) {
    if (!optionNames.includes(name)) {
      throw new TypeError(
        `Unknown option \`${name}\`. Parameters go into the first argument; options are ${optionNames.join(", ")}.`,
      );
    }
  }
  const { priority, signal } = options;
  if (priority !== undefined && !priorities.includes(priority)) {
    throw expected("priority", '"urgent", "normal" or "bulk"');
  }
  if (options.beforeSend !== undefined && typeof options.beforeSend !== "function") {
    throw expected("beforeSend", "a function");
  }
  if (signal !== undefined && !isSignal(signal)) throw expected("signal", "an AbortSignal");
  return { ...client, ...checkCallOptions(options) };
}

const optionNames: readonly string[] = [
  "signal",
  "timeoutMs",
  "retries",
  "maxWaitMs",
  "priority",
  "validation",
  "beforeSend",
];

const priorities: readonly Priority[] = ["urgent", "normal", "bulk"];

/** By shape: a signal of another realm or of a polyfill will do. */
function isSignal(value: unknown): value is AbortSignal {
  return (
    typeof value === "object" &&
    value !== null &&
    "aborted" in value &&
    "addEventListener" in value &&
    typeof value.addEventListener === "function"
  );
}

function refuseBadParams(config: ClientConfig, { name, params: fields }: Method, params: unknown): void {
  const problems = checkParams(fields, params);
  if (problems.length === 0) return;
  // A shop must not lose an order to a long comment.
  const fatal =
    config.validation === "strict" ? problems : problems.filter(({ code }) => code !== "too_long");
  if (fatal.length > 0) throw new InvalidParamsError(problems, { method: name });
  config.notifier.tell("tooLong", { method: name, problems });
}
