/** Lets `await using` close it, where TypeScript and the platform know of that. */
export type Closable = SymbolConstructor extends { readonly asyncDispose: infer Name extends symbol }
  ? { readonly [Each in Name]: () => Promise<void> }
  : object;

interface WithClose {
  close(): Promise<void>;
}

/** The same object, which `await using` closes where the platform knows of that. */
export function disposable<Value extends WithClose>(value: Value): Value & Closable {
  const name: unknown = Reflect.get(Symbol, "asyncDispose");
  if (typeof name === "symbol") Reflect.set(value, name, () => value.close());
  // TypeScript cannot follow a name that only some platforms have.
  return value as Value & Closable;
}
