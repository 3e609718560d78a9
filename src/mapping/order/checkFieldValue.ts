import type { AnyShape } from "../../api/wire/shape.ts";
import type { Environment } from "../compile/environment.ts";
import type { Value, ValueObject } from "../rules/value.ts";
import { checkPattern } from "../text/pattern.ts";

/** What a field can never make sense of, told before the first lead. */
export function checkFieldValue(value: Value, shape: AnyShape, at: string, env: Environment): void {
  if (typeof value === "string") checkQuoted(value, shape.node.type, at, env);
  else if (typeof value === "object" && isPatternAlone(value)) {
    const message = "A field takes one text, and a pattern gives parts. Name one of them in `part`.";
    env.problems.push({ code: "missing", path: `${at}.part`, message });
  }
}

/** A pattern that cannot be read is told already. */
function isPatternAlone({ pattern, part }: ValueObject): boolean {
  if (pattern === undefined || part !== undefined) return false;
  return (typeof pattern === "string" ? [pattern] : pattern).every(
    (each) => checkPattern(each) === undefined,
  );
}

/** `"8001"` is the path of a key that is called so, and no lead has one. */
function checkQuoted(text: string, type: string, at: string, env: Environment): void {
  const isNumber =
    (type === "integer" || type === "decimal" || type === "flag") && /^-?\d+(?:[.,]\d+)?$/.test(text);
  const isFlag = type === "flag" && /^(?:true|false)$/.test(text);
  if (!isNumber && !isFlag) return;
  const message = `\`"${text}"\` is a path. Write \`${text.replace(",", ".")}\` without quotes, or \`['${text}']\` for a key of that name.`;
  env.problems.push({ code: "bad_constant", path: at, message });
}
