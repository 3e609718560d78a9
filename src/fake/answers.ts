import type { Method } from "../api/wire/method.ts";
import { ApiFailure, type Envelope, failure } from "./apiFailure.ts";
import { defaultAnswer } from "./defaultAnswer.ts";
import type { Call } from "./parseBody.ts";
import { type Ignored, type IgnoredReason, type Report, receive } from "./receive.ts";
import type { Responder, Workplace } from "./respond.ts";
import { toWire } from "./wire.ts";

/** Answers that the test has set, by method. */
type SetAnswers = ReadonlyMap<string, AnswerOf>;
/** A set answer as a function of the parameters. */
export type AnswerOf = (parameters: Record<string, unknown>) => Readonly<Record<string, unknown>>;

/** What the account knows about its methods. */
export interface Knowledge {
  /** Methods with state. */
  readonly responders: ReadonlyMap<string, Responder>;
  readonly set: SetAnswers;
}

/** Does what a request asks for and gives the envelope. `method` is undefined for one that is not declared. */
export function carryOut(
  call: Call,
  method: Method | undefined,
  knowledge: Knowledge,
  workplace: Workplace,
  ignored: Ignored[],
): Envelope {
  const { longTexts, quirks } = workplace.options;
  const report = (path: string, reason: IgnoredReason) => {
    ignored.push({ method: call.method, path, reason });
    if (reason === "too-long" && longTexts === "reject") {
      throw new ApiFailure("ERROR_TOO_LONG", `The value of ${path} is too long.`);
    }
  };
  try {
    const result = resultOf(call, method, knowledge, workplace, report);
    if (result.status === "ERROR") return { ...result, status: "ERROR" };
    const spelled =
      quirks === false || method === undefined ? result : toWire(method.result, result, quirks, method.name);
    return { status: "SUCCESS", ...spelled };
  } catch (error) {
    if (error instanceof ApiFailure) return failure(error.code, error.message);
    throw error;
  }
}

function resultOf(
  call: Call,
  method: Method | undefined,
  { responders, set }: Knowledge,
  workplace: Workplace,
  report: Report,
): Record<string, unknown> {
  const own = set.get(call.method);
  const responder = responders.get(call.method);
  if (own === undefined && responder !== undefined) {
    return responder.answer(call.parameters, report, workplace);
  }
  if (method !== undefined) {
    receive(method.params, call.parameters, report);
    const given = own?.(call.parameters);
    return given?.status === "ERROR" ? given : { ...defaultAnswer(method.result), ...given };
  }
  if (own !== undefined) return own(call.parameters);
  report("", "unknown-method");
  throw new ApiFailure("ERROR_UNKNOWN_METHOD", `Unknown method ${call.method}.`);
}
