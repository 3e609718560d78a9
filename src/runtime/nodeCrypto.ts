/** Node's own cryptography, which Bun, Deno and some Workers have too. */
export type NodeCrypto = NonNullable<ReturnType<typeof nodeCrypto>>;

/** `undefined` if there are Web standards only. Not imported, so that code with it runs everywhere. */
export function nodeCrypto() {
  return typeof process === "undefined" ? undefined : process.getBuiltinModule?.("node:crypto");
}
