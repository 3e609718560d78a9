import { methodNamed } from "../api/methods.ts";
import { ApiFailure, type Envelope, failure } from "./apiFailure.ts";
import { defaultAnswer } from "./defaultAnswer.ts";
import type { Call } from "./parseBody.ts";
import { type Ignored, type IgnoredReason, receive } from "./receive.ts";
import type { Responder, Workplace } from "./respond.ts";
import { toWire } from "./wire.ts";

/** Answers that the test has set, by method. */
export type SetAnswers = ReadonlyMap<
  string,
  (parameters: Record<string, unknown>) => Record<string, unknown>
>;

/** Does what a request asks for and gives the envelope. Never throws. */
export function carryOut(
  call: Call,
  known: ReadonlyMap<string, Responder>,
  set: SetAnswers,
  workplace: Workplace,
  ignored: Ignored[],
): Envelope {
  const report = (path: string, reason: IgnoredReason) => {
    ignored.push({ method: call.method, path, reason });
    if (reason === "too-long" && workplace.options.longTexts === "reject") {
      throw new ApiFailure("ERROR_TOO_LONG", `The value of ${path} is too long.`);
    }
  };
  try {
    const method = methodNamed(call.method);
    const own = set.get(call.method);
    if (method === undefined && own === undefined) {
      report("", "unknown-method");
      return failure("ERROR_UNKNOWN_METHOD", `Unknown method ${call.method}.`);
    }
    const responder = own === undefined ? known.get(call.method) : undefined;
    if (responder !== undefined)
      return success(responder.answer(call.parameters, report, workplace), responder.method);
    if (method !== undefined) receive(method.params, call.parameters, report);
    const given = own?.(call.parameters) ?? {};
    if (given.status === "ERROR") return { ...given, status: "ERROR" };
    return success({ ...(method && defaultAnswer(method.result)), ...given }, method);
  } catch (error) {
    if (error instanceof ApiFailure) return failure(error.code, error.message);
    throw error;
  }

  function success(result: Record<string, unknown>, method: Responder["method"] | undefined): Envelope {
    const { quirks } = workplace.options;
    const written =
      quirks === false || method === undefined ? result : toWire(method.result, result, quirks, call.method);
    return { status: "SUCCESS", ...written };
  }
}
