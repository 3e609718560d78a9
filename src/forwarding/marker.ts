import { sha256Text } from "../runtime/hash.ts";

/**
 * The text that is written into an order and says which lead it comes from: `lead:1001`.
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

/** Whether the text holds this marker, among other words or alone. `lead:1` is not in `lead:10`. */
export function holdsMarker(text: unknown, marker: string): boolean {
  return typeof text === "string" && marker !== "" && text.split(separators).includes(marker);
}

/** Names of one to 16 characters fit into a field of 50 together with the hash. */
export function isNamespace(text: string): boolean {
  return /^[A-Za-z0-9._-]{1,16}$/.test(text);
}

/** What `extra_field_1` takes, the shortest of the fields that can hold a marker. */
const longest = 50;

/** 32 characters of base64 are 192 bits. */
const hashLength = 32;

const plainKey = /^[A-Za-z0-9._:/#+=@~-]+$/;

/** Staff and merged orders put several texts into one field. None of these stands in a marker. */
const separators = /[\s,;|()[\]<>"]+/;
