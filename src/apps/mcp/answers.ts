import { randomBytes } from "node:crypto";
import { RulesError } from "../../entries/mapping.ts";
import { isRecord } from "../../shared/json/value.ts";
import { jsonText } from "../terminal/escape.ts";
import { mapTexts } from "./people.ts";
import { ToolFailure } from "./toolFailure.ts";

/** The maximum size of an answer, in bytes: more would fill the memory of a model with one call. */
export const maxBytes = 20_000;

/** Turns the answer of a tool into text. */
export type Answer = (value: unknown) => string;

/**
 * Puts values between marks that no buyer or sender can know, so that a model can see where foreign text begins and
 * ends. The marks are random for each process: texts of orders may imitate those of another one.
 */
export function createFence(): Answer {
  const name = `data-${randomBytes(4).toString("hex")}`;
  return (value) => `<${name}>${jsonOf(value).replaceAll(name, "data")}</${name}>`;
}

/** JSON in which invisible characters are escaped, since a person who confirms a call could not see them. */
export function jsonOf(value: unknown): string {
  return jsonText(value);
}

export function bytesOf(value: unknown): number {
  return Buffer.byteLength(jsonOf(value));
}

/** @throws ToolFailure if an answer is larger than `maxBytes` */
export function refuseTooLarge(value: unknown, fields: readonly string[]): void {
  const bytes = bytesOf(value);
  if (bytes <= maxBytes) return;
  const message = `This answer has ${bytes} bytes, and at most ${maxBytes} are given. Name only the \`fields\` that you need.`;
  throw new ToolFailure("too_large", message, { fields });
}

/**
 * An answer that is not too large: long texts are cut, and of these lists the first elements stay, in `omitted` how
 * many did not.
 */
export function fitted(
  answer: Readonly<Record<string, unknown>>,
  lists: readonly string[],
): Readonly<Record<string, unknown>> {
  const cut = mapTexts(answer, shortened);
  let result = isRecord(cut) ? cut : {};
  const omitted: Record<string, number> = {};
  while (bytesOf(result) > maxBytes) {
    const [longest] = lists
      .filter((name) => lengthOf(result[name]) > 1)
      .sort((a, b) => bytesOf(result[b]) - bytesOf(result[a]));
    const list = longest === undefined ? undefined : result[longest];
    if (longest === undefined || !Array.isArray(list)) break;
    const kept = list.slice(0, list.length >> 1);
    omitted[longest] = (omitted[longest] ?? 0) + list.length - kept.length;
    result = { ...result, [longest]: kept, omitted };
  }
  return result;
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}

function shortened(text: string): string {
  return text.length > maxText ? `${text.slice(0, maxText)}… (${text.length} characters)` : text;
}

const maxText = 500;

/** What a failed call answers: the code, what happened and what to do. */
export function failureAnswer(error: unknown): Readonly<Record<string, unknown>> {
  if (error instanceof ToolFailure) return { error: error.code, message: error.message, ...error.more };
  if (error instanceof RulesError)
    return {
      error: "rules_wrong",
      message: "The rules cannot be used.",
      problems: error.problems.slice(0, 20),
    };
  if (!(error instanceof Error)) return { error: "error", message: String(error).slice(0, 1000) };
  const { code, retryable, retryAfterMs, problems, issues } = propertiesOf(error);
  return {
    error: typeof code === "string" ? code : error.name,
    message: error.message.slice(0, 1000),
    ...(typeof retryable === "boolean" ? { retryable } : {}),
    ...(typeof retryAfterMs === "number" ? { retry_after_s: Math.ceil(retryAfterMs / 1000) } : {}),
    ...(Array.isArray(problems) ? { problems: problems.slice(0, 20) } : {}),
    ...(Array.isArray(issues) ? { problems: issues.slice(0, 20) } : {}),
  };
}

function propertiesOf(error: Error): Readonly<Record<string, unknown>> {
  return isRecord(error) ? error : {};
}

/** A copy without empty texts, lists and objects, which are most of an order. */
export function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(([name, member]) => [name, withoutEmpty(member)] as const);
  return Object.fromEntries(entries.filter(([, member]) => member !== "" && !isEmptyObject(member)));
}

function isEmptyObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}
