import type { Issue } from "../mapping/issue.ts";
import type { IssueCode } from "../mapping/issueCodes.ts";

/**
 * Every code of an issue that the forwarder adds to those of the mapping. Codes are stable: programs may tell
 * issues apart by them; texts may change.
 */
export const forwardCodes = {
  key_missing: {
    level: "error",
    text: "The lead has no key, so a repetition of it cannot be recognised. Add the rule `key`, pass `key`, or set `withoutKey`.",
  },
  marker_field_taken: {
    level: "error",
    text: "The rules fill `{field}`, which the option `marker` reserves. Choose another field for one of them.",
  },
  marker_field_unusable: {
    level: "error",
    text: "The option `marker` names `{field}`, which is {what}. Name an additional field of the type text.",
  },
  marker_cut_comments: {
    level: "warning",
    text: "`admin_comments` was cut to make room for the marker, without which a lost answer could double the order. Leave extra_field_1 or extra_field_2 to the marker.",
  },
  payment_open: {
    level: "warning",
    text: "The order exists in Base, but its payment is not recorded: {reason} Forward the lead again, or call reconcile().",
  },
  store_failed: {
    level: "warning",
    text: "The store did not save the result of this lead. If the lead comes again, the forwarder first looks for its order in Base. Check the store.",
  },
} as const satisfies Record<string, IssueCode>;

/** The code of an issue of the forwarder. */
export type ForwardCodeName = keyof typeof forwardCodes;

/** The names in the braces of a text. */
type DetailOf<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | DetailOf<Rest>
  : never;

type Details<Code extends ForwardCodeName> = Readonly<
  Record<DetailOf<(typeof forwardCodes)[Code]["text"]>, string>
>;

/** An issue with a code of the list. A detail that its text names has to be given. */
export function forwardIssue<Code extends ForwardCodeName>(
  code: Code,
  path: string,
  details: Details<Code>,
): Issue {
  const { level, text } = forwardCodes[code];
  const given: ReadonlyMap<string, string> = new Map(Object.entries(details));
  const message = text.replace(/\{(\w+)\}/g, (whole, name) => given.get(name) ?? whole);
  return { level, code, path, message };
}
