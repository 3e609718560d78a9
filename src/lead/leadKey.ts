import { isRecord } from "../json/value.ts";
import { issueCodes } from "../mapping/issueCodes.ts";
import type { Issue } from "../mapping/mapResult.ts";
import { collapseSpaces } from "../mapping/text/letters.ts";
import { sha256Text } from "../runtime/hash.ts";
import { forwardIssue } from "./forwardCodes.ts";

/** The types of a key. A number must be one that JSON can hold exactly. */
export type GivenKey = string | number | bigint;

/** The key of a lead. */
export interface LeadKey {
  readonly text: string;
  /** Whether it is the lead's own; otherwise it was generated, from its content or at random. */
  readonly isGiven: boolean;
}

/** Why there is no key. */
export interface NoKey {
  readonly problem: "key_missing" | "key_invalid" | "key_unsafe" | "key_placeholder";
}

/** What happens to a lead without a key. */
export type WithoutKey = "content" | "reject" | "unique" | { readonly ignore: readonly string[] };

interface KeyOptions {
  readonly withoutKey: WithoutKey;
  readonly randomId: () => string;
}

/**
 * The key of a lead: the one that it has, else as `withoutKey` says. What cannot be a key is reported, and
 * never replaced.
 */
export async function keyOf(
  lead: unknown,
  given: unknown,
  { withoutKey, randomId }: KeyOptions,
): Promise<LeadKey | NoKey> {
  const own = ownKey(given);
  if (own !== undefined) return own;
  if (withoutKey === "reject") return { problem: "key_missing" };
  if (withoutKey === "unique") return { text: `unique-${randomId()}`, isGiven: false };
  const text = await contentKey(lead, withoutKey === "content" ? [] : withoutKey.ignore);
  return text === undefined ? { problem: "key_missing" } : { text, isGiven: false };
}

/** What cannot be a key, as an issue of the lead. */
export function keyIssue({ problem }: NoKey): Issue {
  if (problem === "key_missing") return forwardIssue(problem, "key", {});
  const { level, text } = issueCodes[problem];
  return {
    level,
    code: problem,
    path: "key",
    message: text.replace("{kind}", "too long, broken or not a text"),
  };
}

/** The given key, tidied as the rule `key` does it; `undefined` if there is none. */
function ownKey(given: unknown): LeadKey | NoKey | undefined {
  if (given === undefined || given === null) return undefined;
  if (Number.isInteger(given) && !Number.isSafeInteger(given)) return { problem: "key_unsafe" };
  const isText = typeof given === "string" || typeof given === "bigint" || Number.isSafeInteger(given);
  const raw = isText ? String(given) : undefined;
  // A letter that is cut in half would become the same replacement character in every key.
  if (raw === undefined || raw.length > maxKeyLength || !raw.isWellFormed())
    return { problem: "key_invalid" };
  const text = collapseSpaces(raw).normalize("NFC");
  if (text === "") return undefined;
  return placeholder.test(text) ? { problem: "key_placeholder" } : { text, isGiven: true };
}

/** An id that is missing, as programs and form builders write it out. As a key it would be the same for all leads. */
const placeholder =
  /^(?:0+|[-–—]+|null|nil|none|undefined|nan|true|false|n\/a|\[object \w+\]|\{\{.*\}\}|\$\{.*\}|%%.*%%)$/i;

/** No one's id is longer; it would only be carried through results and logs. */
const maxKeyLength = 10_000;

/**
 * The hash of the content, whatever the order of its properties; `undefined` if it is not JSON (a cycle, a BigInt).
 * Properties with one of the ignored names do not count, at whatever depth.
 */
async function contentKey(lead: unknown, ignore: readonly string[]): Promise<string | undefined> {
  try {
    const json = JSON.stringify(lead, (_, value: unknown) => sorted(value, ignore));
    return json === undefined ? undefined : `content2-${await sha256Text(json)}`;
  } catch {
    return undefined;
  }
}

/** An object as a marked list of pairs: in order, no key is special (`__proto__`), and no list of pairs is like it. */
function sorted(value: unknown, ignore: readonly string[]): unknown {
  if (!isRecord(value)) return value;
  const pairs = Object.entries(value).filter(([name]) => !ignore.includes(name));
  // No two names are the same.
  return { "": pairs.sort(([a], [b]) => (a < b ? -1 : 1)) };
}

/**
 * What names a lead in the store: `lead:1001`. Only plain ASCII goes in as it is; any other key (emoji, spaces, over
 * 41 characters with the namespace) goes in as a hash, `lead*…`. A key that was made for the lead is always a hash,
 * `lead~…`, so that no given key can be like it.
 */
export async function storeKeyOf({ text, isGiven }: LeadKey, namespace: string): Promise<string> {
  const plain = `${namespace}:${text}`;
  if (isGiven && plain.length <= longest && plainKey.test(text)) return plain;
  return `${namespace}${isGiven ? "*" : "~"}${(await sha256Text(text)).slice(0, hashLength)}`;
}

/** Names of one to 16 characters fit into a field of 50 together with the hash and the signature. */
export const namespacePattern = /^[A-Za-z0-9._-]{1,16}$/;

/** What `extra_field_1` takes, the shortest of the fields that can hold a marker, without the signature. */
const longest = 41;

/** 24 characters of base64 are 144 bits. */
const hashLength = 24;

const plainKey = /^[A-Za-z0-9._:/#+=@-]+$/;
