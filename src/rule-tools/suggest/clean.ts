import type {
  Cleaning,
  Modifiers,
  RuleCondition,
  RuleValue,
  ValueObject,
} from "../../mapping/rules/value.ts";
import type { Survey } from "../survey/survey.ts";
import type { Draft } from "./draft.ts";

const oneLine = /(?:fullname|company|address|city|state|method|point_name|\.name|attributes)$/;
const words = /(?:fullname|company|address|city|state|method|comments|point_name|\.name|attributes)$/;

export function cleanAll(draft: Draft, survey: Survey): void {
  const listPath = draft.written.get("products.each")?.from[0] ?? "";
  const inLines = survey.lists.get(listPath)?.leaves;
  for (const [rule, suggestion] of draft.written) {
    const leaves = rule.startsWith("products.") && inLines !== undefined ? inLines : survey.leaves;
    const values = suggestion.from.flatMap((path) => leaves.get(path)?.values ?? []);
    if (isValue(suggestion.value))
      draft.written.set(rule, { ...suggestion, value: cleaned(rule, suggestion.value, values) });
  }
}

export function isValue(rule: RuleValue | RuleCondition): rule is RuleValue {
  return typeof rule !== "object" || !["all", "any", "not", "is", "gt", "empty"].some((word) => word in rule);
}

function cleaned(rule: string, value: RuleValue, values: readonly unknown[]): RuleValue {
  const texts = values.flat().filter((element) => typeof element === "string");
  const more = modifiersFor(rule, texts);
  if (Object.keys(more).length === 0) return value;
  const valueObject: ValueObject | undefined =
    typeof value === "string" ? { path: value } : typeof value === "object" ? value : undefined;
  return valueObject === undefined ? value : { ...valueObject, ...more };
}

function modifiersFor(rule: string, texts: readonly string[]): Modifiers {
  // Base compares e-mail addresses exactly, but people write them in any case.
  if (rule === "fields.email") return { case: "lower" };
  if (!words.test(rule)) return {};
  const clean: Cleaning[] = [];
  const any = (pattern: RegExp) => texts.some((text) => pattern.test(text.slice(0, 2000)));
  if (any(/<\/?[a-z][^<>]{0,200}>/i)) clean.push("tags");
  if (any(/&(?:#\d{2,5}|[a-z]{2,8});/i)) clean.push("entities");
  if (rule.endsWith("fullname") && any(/\p{Extended_Pictographic}/u)) clean.push("emoji");
  if (oneLine.test(rule) && any(/\s{2}|\n/)) clean.push("spaces");
  const isName = rule.endsWith("fullname");
  const hasCase = texts.every((text) => text === text.toUpperCase() || text === text.toLowerCase());
  const isPlace = rule.endsWith("_city") && any(/^(?:м|с|смт)\. ?\p{Lu}/u);
  return {
    ...(clean.length > 0 && { clean }),
    ...(isPlace && { pattern: ["{type:м.|смт|с.} {city}", "{city}"], part: "city" }),
    ...(isName && texts.length > 0 && hasCase && any(/\p{L}{2}/u) && { case: "title" as const }),
  };
}
