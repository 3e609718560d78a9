import { type ApiMethods, type MethodResult, methodNamed } from "../../api/methods/methods.ts";
import type { Method } from "../../api/wire/method.ts";
import type { AnyShape, Fields, FieldsOutput } from "../../api/wire/shape.ts";
import type { Context } from "./context.ts";
import { keysKnownTo } from "./knownKeys.ts";
import { checkFields, checkMethod } from "./knownNames.ts";
import { type Ignored, type IgnoredReason, type Received, type Report, receive } from "./receive.ts";
import { ApiFailure, type Call, type Envelope, failure } from "./request.ts";
import { toWire } from "./wire.ts";

export interface Responder {
  readonly name: string;
  answer(parameters: Record<string, unknown>, context: Context): Record<string, unknown>;
}

/** An answer set by a test, as a function of the parameters. */
export type AnswerOf = (parameters: Record<string, unknown>) => Readonly<Record<string, unknown>>;

export interface MethodAnswers {
  /** The implementations of methods with state, by name. */
  readonly responders: ReadonlyMap<string, Responder>;
  /** Answers that the test has set. */
  readonly set: ReadonlyMap<string, AnswerOf>;
}

/** Connects a method to its implementation: parameters and result have the types of its declaration. */
export function respond<Name extends keyof ApiMethods>(
  name: Name,
  answer: (
    parameters: Received<ApiMethods[Name]["params"]>,
    context: Context,
  ) => FieldsOutput<ApiMethods[Name]["result"]>,
): Responder {
  // Safe by construction: `execute` reads the parameters with the declaration of this name.
  return { name, answer: answer as Responder["answer"] };
}

/** Executes a request and returns the envelope. `method` is undefined for an undeclared method. */
export function execute(
  call: Call,
  method: Method | undefined,
  methods: MethodAnswers,
  context: Context,
  ignored: Ignored[],
): Envelope {
  const { longTexts, quirks } = context.options;
  const report = (path: string, reason: IgnoredReason) => {
    ignored.push({ method: call.method, path, reason });
    if (reason === "too-long" && longTexts === "reject")
      throw new ApiFailure("ERROR_TOO_LONG", `The value of ${path} is too long.`);
  };
  try {
    const result = resultOf(call, method, methods, context, report);
    if (result.status === "ERROR") return { ...result, status: "ERROR" };
    const spelled =
      quirks === false || method === undefined ? result : toWire(method.result, result, quirks, method.name);
    return { status: "SUCCESS", ...spelled };
  } catch (error) {
    if (error instanceof ApiFailure) return failure(error);
    throw error;
  }
}

/** Makes the change of a method as a person does in the panel, without a request. */
export function doInPanel<Name extends keyof ApiMethods>(
  name: Name,
  parameters: unknown,
  { responders }: MethodAnswers,
  context: Context,
): MethodResult<Name> {
  const [method, responder] = [methodNamed(checkMethod("method", name)), responders.get(name)];
  if (method === undefined || responder === undefined)
    throw new TypeError(
      `The account has no state for ${name.slice(0, 60)}. Use a method such as setOrderStatus.`,
    );
  checkFields(`the parameters of ${name}`, parameters, Object.keys(method.params));
  const refuse: Report = (path, reason) => {
    throw new TypeError(`The parameter \`${path}\` of ${name} would be ignored: ${reason}.`);
  };
  try {
    // Safe by construction: `respond` bound the result to the method of this name.
    return responder.answer(
      receive(method.params, parameters, refuse, keysKnownTo(name, context)),
      context,
    ) as MethodResult<Name>;
  } catch (error) {
    throw error instanceof ApiFailure ? new TypeError(`${name}: ${error.message}`) : error;
  }
}

function resultOf(
  call: Call,
  method: Method | undefined,
  { responders, set }: MethodAnswers,
  context: Context,
  report: Report,
): Record<string, unknown> {
  const answerOf = set.get(call.method);
  if (method !== undefined) {
    const parameters = receive(method.params, call.parameters, report, keysKnownTo(call.method, context));
    const responder = responders.get(call.method);
    if (answerOf === undefined && responder !== undefined) return responder.answer(parameters, context);
    const answer = answerOf?.(call.parameters);
    return answer?.status === "ERROR" ? answer : { ...defaultAnswer(method.result), ...answer };
  }
  if (answerOf !== undefined) return answerOf(call.parameters);
  report("", "unknown-method");
  throw new ApiFailure("ERROR_UNKNOWN_METHOD", `Unknown method ${call.method}.`);
}

/** An answer with every field of a declaration: ids are 1, everything else is empty. */
export function defaultAnswer(fields: Fields): Record<string, unknown> {
  const entries = Object.entries(fields).filter(([, shape]) => !shape.optional);
  return Object.fromEntries(entries.map(([name, shape]) => [name, defaultOf(shape, name)]));
}

function defaultOf({ node }: AnyShape, name: string): unknown {
  switch (node.type) {
    case "integer":
    case "decimal":
    case "time":
      return name.endsWith("_id") ? 1 : 0;
    case "identifier":
      return "1";
    case "flag":
      return false;
    case "currency":
      return "EUR";
    case "choice":
      return node.values[0] ?? "";
    case "list":
      return [];
    case "map":
    case "unknown":
      return {};
    case "object":
      return defaultAnswer(node.fields);
    default:
      return "";
  }
}
