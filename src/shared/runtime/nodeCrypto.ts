/** Node's own crypto module, which Bun, Deno and some Workers also have. */
export type NodeCrypto = NonNullable<ReturnType<typeof nodeCrypto>>;

/**
 * Returns the module; `undefined` on platforms with only Web standards. It is not imported, so that the code
 * runs everywhere.
 */
export function nodeCrypto() {
  return typeof process === "undefined" ? undefined : process.getBuiltinModule?.("node:crypto");
}
