/** A pattern of the keys that `keyed` declares, as its source: JSON Schema has it too. */
export function keyPattern(prefix: string): string {
  return `^${prefix}[0-9]+$`;
}

/** Whether Base knows an entry by this key. */
export function isKey(prefix: string, key: string): boolean {
  return key.startsWith(prefix) && /^[0-9]+$/.test(key.slice(prefix.length));
}

/** A key as an example, for messages. */
export function sampleKey(prefix: string): string {
  return prefix === "" ? "101" : `${prefix}205`;
}
