import { sha256Text } from "../runtime/hash.ts";

/**
 * What names a lead in the store and is written into its order: `lead:1001`.
 *
 * It must survive Base's storage unchanged and be told from anything else in the same field. So only
 * plain ASCII without spaces goes in as it is; any other key (emoji, spaces, over 50 characters) goes in
 * as a hash, `lead*…`. The `*` keeps a hashed key apart from a plain one that looks like it.
 */
export async function markerOf(key: string, namespace: string): Promise<string> {
  const plain = `${namespace}:${key}`;
  if (plain.length <= longest && plainKey.test(key)) return plain;
  return `${namespace}*${(await sha256Text(key)).slice(0, hashLength)}`;
}

/** Names of one to 16 characters fit into a field of 50 together with the hash. */
export const namespacePattern = /^[A-Za-z0-9._-]{1,16}$/;

/** What happens to a lead without a key. */
interface WithoutKey {
  readonly withoutKey: "content" | "refuse" | "unique";
  readonly randomId: () => string;
}

/** The key of a lead: the one that it has, else as `withoutKey` says. `undefined` if there is none. */
export async function keyOf(
  lead: unknown,
  given: string | undefined,
  { withoutKey, randomId }: WithoutKey,
): Promise<string | undefined> {
  if (given !== undefined && given !== "") return given;
  if (withoutKey === "unique") return `unique-${randomId()}`;
  return withoutKey === "content" ? contentKey(lead) : undefined;
}

/** The hash of the content, whatever the order of its properties; `undefined` if it is not JSON (a cycle, a BigInt). */
async function contentKey(lead: unknown): Promise<string | undefined> {
  try {
    const json = JSON.stringify(lead, (_, value: unknown) => sorted(value));
    return json === undefined ? undefined : `content-${await sha256Text(json)}`;
  } catch {
    return undefined;
  }
}

/** What `extra_field_1` takes, the shortest of the fields that can hold a marker. */
const longest = 50;

/** 32 characters of base64 are 192 bits. */
const hashLength = 32;

const plainKey = /^[A-Za-z0-9._:/#+=@~-]+$/;

function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  // A list of pairs rather than an object: a key such as `__proto__` is then a text like any other.
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
