/// <reference lib="esnext.disposable" />

/** Lets `await using` close it. */
export interface Closable {
  [Symbol.asyncDispose](): Promise<void>;
}

interface WithClose {
  close(): Promise<void>;
}

/** The same object, which `await using` closes if the platform supports that. */
export function disposable<Value extends WithClose>(value: Value): Value & Closable {
  const name: unknown = Reflect.get(Symbol, "asyncDispose");
  if (typeof name === "symbol") Reflect.set(value, name, () => value.close());
  // TypeScript cannot follow a name that only some platforms have.
  return value as Value & Closable;
}
