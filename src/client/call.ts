import { checkParams } from "../api/wire/checkParams.ts";
import type { Method, MethodKind } from "../api/wire/method.ts";
import { normaliseResult } from "../api/wire/normaliseResult.ts";
import { InvalidParamsError } from "../errors/invalidParamsError.ts";
import { NetworkError } from "../errors/networkError.ts";
import { UnexpectedResponseError } from "../errors/unexpectedResponseError.ts";
import type { Permit } from "../limiter/rateLimiter.ts";
import { expected } from "../options/check.ts";
import { promiseTry } from "../runtime/abort.ts";
import type { Transport } from "./attempt.ts";
import { encodeBody } from "./body.ts";
import { sendInParts } from "./bulkWrites.ts";
import { type Call, type CallConfig, type ClientConfig, callConfig } from "./config.ts";
import type { CallOptions } from "./options.ts";
import { takePermit, toCallError } from "./permit.ts";
import { sendAndRepeat } from "./retry.ts";

/** Sends a declared method: its parameters are checked first. */
export function sendTyped(
  client: ClientConfig,
  method: Method,
  params: unknown,
  options: CallOptions | undefined,
): Promise<Record<string, unknown>> {
  return promiseTry(() => {
    const config = callConfig(client, method.name, options);
    rejectBadParams(config, method, params ?? {});
    const run = (part: unknown) =>
      runCall(callOf(config, method.sends ?? method.name, method.kind, method, part));
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
      throw expected("method", "the name of an API method, such as getOrders", name);
    }
    const kind = declared?.kind ?? kindByName(name);
    return runCall(callOf(callConfig(client, name, options), name, kind, declared, params));
  });
}

function callOf(
  config: CallConfig,
  method: string,
  kind: MethodKind,
  declared: Method | undefined,
  params: unknown,
): Call {
  const priority = config.priority ?? (kind === "write" ? "urgent" : "normal");
  return { method, kind, declared, body: encodeBody(method, params), priority, config };
}

/** All 193 methods on record that begin with `get` read, and no other does. In doubt it is a write. */
function kindByName(name: string): MethodKind {
  return /^get[A-Z]/.test(name) ? "read" : "write";
}

function rejectBadParams(
  { validation, events }: CallConfig,
  { name, params: fields }: Method,
  params: unknown,
): void {
  const problems = checkParams(fields, params);
  if (problems.length === 0) return;
  // A shop must not lose an order to a long comment.
  const fatal = validation === "strict" ? problems : problems.filter(({ code }) => code !== "too_long");
  if (fatal.length > 0) throw new InvalidParamsError(problems, { method: name });
  events.emit("tooLong", { method: name, problems });
}

/** Takes a permit, and sends. Gives the result without its envelope and in its documented shape. */
async function runCall(call: Call): Promise<Record<string, unknown>> {
  // Before anything else: most calls that wait do so here, and what sending sets up would wait with them.
  let permit: Permit | undefined;
  try {
    permit = (await takePermit(call, 0)) ?? undefined;
  } catch (error) {
    throw toCallError(error, call, 0);
  }
  const transport = await loadTransport(call, permit);
  return applyValidation(call, await sendAndRepeat(call, permit, transport));
}

/** A file of a web page can be out of reach by the time it is needed: then nothing was sent. */
async function loadTransport({ method }: Call, permit: Permit | undefined): Promise<Transport> {
  try {
    return await import("./transport.ts");
  } catch (cause) {
    permit?.end("unused");
    throw new NetworkError({ method, attempts: 0, cause });
  }
}

/** Brings a result into its documented shape, as the option `validation` says. */
function applyValidation(
  { declared, config: { validation, events } }: Call,
  received: Record<string, unknown>,
): Record<string, unknown> {
  if (declared === undefined || validation === "off") return received;
  const { value, drift } = normaliseResult(declared.result, received);
  if (drift.length === 0) return value;
  const method = declared.name;
  if (validation === "strict") throw new UnexpectedResponseError("drift", { method, attempts: 1, drift });
  events.emit("drift", { method, drift });
  return value;
}
