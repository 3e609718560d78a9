import { issueCodes } from "../../mapping/contract/issueCodes.ts";
import { issueOf } from "../../mapping/contract/issueOf.ts";
import type { Issue } from "../../mapping/contract/mapResult.ts";
import { collapseSpaces } from "../../mapping/values/letters.ts";
import { isRecord } from "../../shared/json/value.ts";
import { sha256Text } from "../../shared/runtime/hash.ts";
import { forwardIssue } from "./forwardCodes.ts";

/** The types of a key. A number must be exact in JSON. */
export type GivenKey = string | number | bigint;

/** The key of a lead. */
export type LeadKey = {
  readonly text: string;
  /** Whether the lead came with the key; otherwise it was generated, from the content or at random. */
  readonly isGiven: boolean;
};

export interface NoKey {
  readonly problem: "key_missing" | "key_invalid" | "key_unsafe" | "key_placeholder";
}

export type WithoutKey = "content" | "reject" | "unique" | { readonly ignore: readonly string[] };

interface KeyOptions {
  readonly withoutKey: WithoutKey;
  readonly randomId: () => string;
}

/** Returns the lead's own key, or one as `withoutKey` says. An invalid key is reported, and never replaced. */
export async function keyOf(
  lead: unknown,
  givenKey: unknown,
  { withoutKey, randomId }: KeyOptions,
): Promise<LeadKey | NoKey> {
  const key = ownKey(givenKey);
  if (key !== undefined) return key;
  if (withoutKey === "reject") return { problem: "key_missing" };
  if (withoutKey === "unique") return { text: `unique-${randomId()}`, isGiven: false };
  const text = await contentKey(lead, withoutKey === "content" ? [] : withoutKey.ignore);
  return text === undefined ? { problem: "key_missing" } : { text, isGiven: false };
}

export function keyIssue({ problem }: NoKey): Issue {
  if (problem === "key_missing") return forwardIssue(problem, "key", {});
  return issueOf(problem, issueCodes[problem], "key", { kind: "unusable" });
}

/** The given key, normalized like the rule `key`; `undefined` if there is none. */
function ownKey(givenKey: unknown): LeadKey | NoKey | undefined {
  if (givenKey === undefined || givenKey === null) return undefined;
  if (Number.isInteger(givenKey) && !Number.isSafeInteger(givenKey)) return { problem: "key_unsafe" };
  const isText =
    typeof givenKey === "string" || typeof givenKey === "bigint" || Number.isSafeInteger(givenKey);
  const raw = isText ? String(givenKey) : undefined;
  // A lone surrogate would become the same replacement character in every key.
  if (raw === undefined || raw.length > maxKeyLength || !raw.isWellFormed())
    return { problem: "key_invalid" };
  const text = collapseSpaces(raw).normalize("NFC");
  if (text === "") return undefined;
  return placeholder.test(text) ? { problem: "key_placeholder" } : { text, isGiven: true };
}

/** How programs and form builders write a missing id. As a key it would be the same for all leads. */
const placeholder =
  /^(?:0+|[-–—]+|null|nil|none|undefined|nan|true|false|#?n\/a|\\n|<(?:null|na)>|\(null\)|\[object \w+\]|\{\{.*\}\}|\$\{.*\}|%%.*%%)$/i;

/** The maximum length of a key. No real id is longer, and a longer one would only bloat results and logs. */
const maxKeyLength = 10_000;

/**
 * The hash of the content without the ignored names, in whatever order it comes; `undefined` if it is not
 * JSON (a cycle, a BigInt).
 */
async function contentKey(lead: unknown, ignore: readonly string[]): Promise<string | undefined> {
  try {
    const json = JSON.stringify(lead, (_, value: unknown) => sorted(value, ignore));
    return json === undefined ? undefined : `content2-${await sha256Text(json)}`;
  } catch {
    return undefined;
  }
}

/** Converts an object to a marked list of sorted pairs: no key is special (`__proto__`), no array looks like it. */
function sorted(value: unknown, ignore: readonly string[]): unknown {
  if (!isRecord(value)) return value;
  const pairs = Object.entries(value).filter(([name]) => !ignore.includes(name));
  // No two names are equal.
  return { "": pairs.sort(([a], [b]) => (a < b ? -1 : 1)) };
}

/**
 * A key of plain ASCII up to 41 characters stays readable (`lead:1001`), any other is hashed (`lead*…`); a
 * generated one is `lead~…`.
 */
export async function storeKeyOf({ text, isGiven }: LeadKey, namespace: string): Promise<string> {
  const plain = `${namespace}:${text}`;
  if (isGiven && plain.length <= longest && plainKey.test(text)) return plain;
  return `${namespace}${isGiven ? "*" : "~"}${(await sha256Text(text)).slice(0, hashLength)}`;
}

/** The key of a lead that differs from the one that has the order of its key. Each hash makes another one. */
export function differingKey({ text, isGiven }: LeadKey, hash: string): LeadKey {
  return { text: `${text}/${hash}`, isGiven };
}

/** The key whose `storeKeyOf` is this. */
export function leadKeyOf(text: string, storeKey: string): LeadKey {
  return { text, isGiven: storeKey[endOfNamespace(storeKey)] !== "~" };
}

function endOfNamespace(storeKey: string): number {
  return storeKey.search(/[:*~]/);
}

/** The namespace of a lead and its key, or the hash of the key, as read from what `storeKeyOf` returned. */
export type LeadOfOrder =
  | { readonly namespace: string; readonly key: string }
  | { readonly namespace: string; readonly hash: string };

export function readStoreKey(storeKey: string): LeadOfOrder {
  const end = endOfNamespace(storeKey);
  const [namespace, rest] = [storeKey.slice(0, end), storeKey.slice(end + 1)];
  return storeKey[end] === ":" ? { namespace, key: rest } : { namespace, hash: rest };
}

/**
 * The pattern of a namespace. With 1 to 16 characters it fits into a field of 50 together with the hash and
 * the signature.
 */
export const namespacePattern = /^[A-Za-z0-9._-]{1,16}$/;
/**
 * The length up to which a key stays readable: the limit of `extra_field_1`, the shortest field for a marker,
 * minus the signature.
 */
const longest = 41;
/** The length of a key's hash: 24 characters of base64 are 144 bits. */
const hashLength = 24;
const plainKey = /^[A-Za-z0-9._:/#+=@-]+$/;
