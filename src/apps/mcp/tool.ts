import { checkParams, type Fields, type FieldsInput, fieldsSchema } from "../../entries/apps.ts";
import type { JsonSchema } from "../../entries/schema.ts";
import type { Lines } from "../terminal/escape.ts";
import { ToolFailure } from "./toolFailure.ts";

/** The effects of a tool, for a client that asks its user before a call. */
export interface ToolEffects {
  /** Whether the tool calls Base. */
  readonly isOpen?: true;
  /** Whether the tool changes something in Base. */
  readonly isWrite?: true;
  /** Whether a repeated write changes nothing more. */
  readonly isIdempotent?: true;
}

/** One tool, as it is listed and called. */
export interface Tool extends ToolEffects {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly inputSchema: JsonSchema & { readonly type: "object" };
  /** Whether the answer has only texts of the package, none that a buyer or a sender wrote. */
  readonly isPlain: boolean;
  /** @throws ToolFailure, or an error of the package */
  run(args: unknown, call: ToolCall): Promise<unknown>;
}

interface ToolCall {
  /** A signal that is aborted when the client cancels the call. */
  readonly signal: AbortSignal;
  /** Resolves once a person has agreed to exactly this subject. Until then it throws the question for the client. */
  confirm(question: Lines, subject: unknown): Promise<void>;
}

interface ToolDeclaration<Params extends Fields> extends ToolEffects {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly params: Params;
  /** Short descriptions of parameters that their names do not explain. */
  readonly words?: Readonly<Record<string, string>>;
  /** The minimum and maximum of whole numbers, or of the length of lists. */
  readonly ranges?: Readonly<Record<string, readonly [least: number, most: number]>>;
  readonly isPlain?: true;
  readonly run: (args: FieldsInput<Params>, call: ToolCall) => unknown;
}

/** Declares a tool. Its parameters are checked as those of an API method are; unknown ones are refused. */
export function declareTool<const Params extends Fields>(declared: ToolDeclaration<Params>): Tool {
  const { params, words = {}, ranges = {}, run, isPlain = false, ...rest } = declared;
  return {
    ...rest,
    isPlain,
    inputSchema: { type: "object", ...withRanges(fieldsSchema(params, "params", words), ranges) },
    async run(args, call) {
      if (!isGiven(params, args, ranges)) throw new Error("unreachable: a wrong argument has thrown");
      return run(args, call);
    },
  };
}

function isGiven<Params extends Fields>(
  params: Params,
  args: unknown,
  ranges: NonNullable<ToolDeclaration<Params>["ranges"]>,
): args is FieldsInput<Params> {
  const problems = problemsOf(params, args);
  for (const [name, [least, most]] of Object.entries(ranges)) {
    const value: unknown = Object(args)[name];
    const size = Array.isArray(value) ? value.length : value;
    const what = Array.isArray(value) ? "a list of" : "a number from";
    if (typeof size === "number" && (size < least || size > most))
      problems.push({ path: name, message: `\`${name}\` must be ${what} ${least} to ${most}.` });
  }
  if (problems.length === 0) return true;
  throw new ToolFailure("wrong_params", problems.map(({ message }) => message).join(" "));
}

/** What is wrong with parameters. The messages never hold the value, which may be a buyer's. */
export function problemsOf(fields: Fields, input: unknown) {
  return checkParams(fields, input).map(({ code, path, message, suggestion }) => {
    if (code !== "unknown_field") return { path, message };
    const hint = suggestion === undefined ? "" : ` Did you mean \`${suggestion}\`?`;
    return { path, message: `There is no \`${path}\`.${hint}` };
  });
}

function withRanges(schema: JsonSchema, ranges: Readonly<Record<string, readonly [number, number]>>) {
  const properties = Object.entries(Object(schema.properties)).map(([name, property]) => {
    const range = ranges[name];
    if (range === undefined) return [name, property];
    const [minimum, maximum] = range;
    const isList = Object(property).type === "array";
    return [name, { ...Object(property), ...(isList ? { maxItems: maximum } : { minimum, maximum }) }];
  });
  return { ...schema, properties: Object.fromEntries(properties) };
}
