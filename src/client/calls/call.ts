import { fileBytes, fileText } from "../../api/wire/fileParam.ts";
import type { Method, MethodKind } from "../../api/wire/method.ts";
import { BulkWriteError } from "../../shared/errors/bulkWriteError.ts";
import { InvalidParamsError, type ParamProblem } from "../../shared/errors/invalidParamsError.ts";
import { type Drift, UnexpectedResponseError } from "../../shared/errors/unexpectedResponseError.ts";
import { isRecord } from "../../shared/json/value.ts";
import { promiseTry } from "../../shared/runtime/abort.ts";
import type { Permit } from "../limiter/rateLimiter.ts";
import { checkMethodName, refuseForbidden } from "./allowed.ts";
import type { Transport } from "./attempt.ts";
import { type Call, type CallConfig, type ClientConfig, callConfig } from "./config.ts";
import type { Declarations } from "./declarations.ts";
import type { HookEvents } from "./events.ts";
import type { CallOptions } from "./options.ts";
import { failIfBlocked, takePermit, toCallError, waitCount, waitLimit } from "./permit.ts";
import { sendAndRepeat } from "./retry.ts";
import { wantsWholeLists } from "./wholeLists.ts";

export function sendTyped(
  client: ClientConfig,
  declarations: Declarations,
  name: string,
  params: unknown,
  options: CallOptions | undefined,
  onAnswer?: OnAnswer,
): Promise<Record<string, unknown>> {
  return promiseTry(() => {
    const config = callConfig(client, name, options);
    const id = config.events.nextCallId();
    return declarations.run(name, params, (method, copiedParams, loaded) => {
      if (method === undefined) throw new TypeError(`\`${name}\` is not declared.`);
      // Here and not for each part of a bulk write, whose error would say what was done so far.
      refuseForbidden(config, method.sends ?? name, method.kind);
      rejectBadParams(config, method, copiedParams ?? {}, id, loaded);
      const sent = loaded.withNumericIds(method.params, copiedParams);
      const run = (part: unknown) =>
        traceCall(callOf(config, id, method.sends ?? name, method.kind, method, part, onAnswer));
      return method.bulk === undefined ? run(sent) : loaded.sendInParts(method, sent, run, BulkWriteError);
    });
  });
}

/** Sends any method with any parameters. The result of a declared method is normalized anyway, to match its type. */
export function sendAny(
  client: ClientConfig,
  declarations: Declarations,
  name: string,
  params: unknown,
  options: CallOptions | undefined,
): Promise<Record<string, unknown>> {
  return promiseTry(() => {
    checkMethodName("method", name);
    const config = callConfig(client, name, options);
    const id = config.events.nextCallId();
    return declarations.run(name, params, (declared, copiedParams) => {
      const kind = declared?.kind ?? kindByName(name);
      refuseForbidden(config, name, kind);
      return traceCall(callOf(config, id, name, kind, declared, copiedParams, undefined));
    });
  });
}

type OnAnswer = Call["onAnswer"];

function callOf(
  config: CallConfig,
  id: number,
  method: string,
  kind: MethodKind,
  declared: Method | undefined,
  params: unknown,
  onAnswer: OnAnswer,
): Call {
  const priority = config.priority ?? (kind === "read" ? "normal" : "urgent");
  return { id, method, kind, declared, body: encodeBody(method, params), priority, config, onAnswer };
}

/** All known methods that begin with `get` are reads, and all others are not. In doubt it is a write. */
function kindByName(name: string): MethodKind {
  return /^get[A-Z]/.test(name) ? "read" : "write";
}

function rejectBadParams(
  { validation, events }: CallConfig,
  { name, params: fields }: Method,
  params: unknown,
  callId: number,
  { checkParams, driftOfKeys }: Transport,
): void {
  const problems = checkParams(fields, params);
  if (problems.length === 0) return;
  const tooLong = problems.filter(({ code }) => code === "too_long");
  const unknownKeys = problems.filter(({ code }) => code === "unknown_key");
  // A shop must not lose an order because of a long comment, or of a form of keys that is newer than this version.
  const isHarmless = tooLong.length + unknownKeys.length === problems.length;
  if (validation === "strict" || !isHarmless) throw new InvalidParamsError(problems, { method: name });
  if (tooLong.length > 0) events.emit("tooLong", { method: name, callId, problems: tooLong });
  if (unknownKeys.length > 0) events.emit("drift", driftOfKeys(name, callId, unknownKeys));
}

function traceCall(call: Call): Promise<Record<string, unknown>> {
  const { id: callId, method, kind } = call;
  return call.config.trace(
    (): Omit<HookEvents["request"], "attempt"> => ({ method, kind, callId }),
    () => runCall(call),
  );
}

/** Takes a permit and sends. Returns the result without its envelope and in its documented shape. */
async function runCall(call: Call): Promise<Record<string, unknown>> {
  // First and short: most waiting calls wait here, and each would keep the variables below in memory.
  const since = waitCount(call);
  let permit: Permit | undefined;
  try {
    permit = (await takePermit(call, 0, waitLimit(call))) ?? undefined;
  } catch (error) {
    throw toCallError(error, call, 0);
  }
  return send(call, permit, since);
}

async function send(call: Call, permit: Permit | undefined, since: number): Promise<Record<string, unknown>> {
  const leftMs = Math.max(0, waitLimit(call) - (waitCount(call) - since));
  // The module is already loaded, together with the declaration.
  const transport = await import("./transport.ts");
  failIfBlocked(call, 0, leftMs, permit);
  return applyValidation(call, await sendAndRepeat(call, permit, transport, leftMs), transport);
}

/** Normalizes a result to its documented shape, according to the option `validation`. */
function applyValidation(
  { id: callId, declared, kind, config }: Call,
  received: Record<string, unknown>,
  { normaliseResult, ShapeDrift }: Transport,
): Record<string, unknown> {
  const { validation, events } = config;
  if (declared === undefined || validation === "off") return received;
  const { value, drift, omitted } = normaliseResult(declared.result, received);
  if (drift.length === 0) return value;
  const method = declared.name;
  const needsLists = wantsWholeLists(config);
  const isReadable = validation !== "strict" && !(needsLists && drift.some(isEmptied));
  if (!isReadable) {
    // A proxy's answer or a truncated one lacks lists; a second request to the API returns them.
    const retryable = needsLists && kind === "read";
    throw new UnexpectedResponseError("drift", { method, attempts: 1, drift, omitted, retryable });
  }
  events.emit("drift", new ShapeDrift("result", method, callId, drift, omitted));
  return value;
}

/** A top-level list or map is missing or something else, or nearly everything is missing from the answer. */
function isEmptied({ path, expected, received }: Drift): boolean {
  return received === "too_many" || (/^\w+$/.test(path) && (expected === "list" || expected === "map"));
}

/** `method=…&parameters=<JSON>`. URLSearchParams encodes `+` as `%2B`: as a space it would corrupt base64. */
function encodeBody(method: string, params: unknown): string {
  return new URLSearchParams({ method, parameters: toJson(method, params) }).toString();
}

function toJson(method: string, params: unknown): string {
  if (params === undefined) return "{}";
  if (!isRecord(params)) throw invalid(method, "", "The argument must be an object of parameters.");
  try {
    return JSON.stringify(params, writeFiles);
  } catch (error) {
    // The runtime's message names keys of the value; ours says what to do.
    const message =
      error instanceof TypeError
        ? "The parameters cannot be written as JSON: they contain a cycle or a bigint. Pass a plain tree of strings, numbers, booleans and arrays."
        : "The parameters cannot be written as JSON: a getter or `toJSON` in them failed, or they are too deep. Pass a plain tree.";
    throw invalid(method, "", message);
  }
}

/** A `Buffer` is already converted to a list of numbers here, so the original is read from its holder. */
function writeFiles(this: unknown, key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const bytes = fileBytes(typeof this === "object" && this !== null ? Reflect.get(this, key) : value);
  return bytes === undefined ? value : fileText(bytes);
}

function invalid(method: string, path: string, message: string): InvalidParamsError {
  const problem: ParamProblem = { code: "wrong_type", path, message };
  return new InvalidParamsError([problem], { method });
}
