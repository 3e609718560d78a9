/** The modules of Node that the package uses where they exist, and does without elsewhere. */
type Module = "node:crypto" | "node:diagnostics_channel" | "node:http" | "node:sqlite";

/**
 * Returns a module of Node, which Bun, Deno and some Workers have too; `undefined` where there is none. It is not
 * imported, since browsers and edge workers lack it and their bundlers would fail on the name. It never throws: in Next's
 * edge runtime the function exists and throws. It is read as a property of any name, since Next's build warns of each
 * member of `process` that it finds in the code.
 */
export function builtin<Name extends Module>(
  name: Name,
): ReturnType<typeof process.getBuiltinModule<Name>> | undefined {
  try {
    const load: typeof process.getBuiltinModule = Reflect.get(process, "getBuiltinModule");
    return load(name);
  } catch {
    return undefined;
  }
}
