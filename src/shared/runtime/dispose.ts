/// <reference lib="esnext.disposable" />

/** An object that works with `await using`. */
export interface Closable {
  [Symbol.asyncDispose](): Promise<void>;
}

interface WithClose {
  close(): Promise<void>;
}

/** Adds support for `await using` to an object, if the platform has it, and returns the object. */
export function disposable<Value extends WithClose>(value: Value): Value & Closable {
  return disposedBy(value, () => value.close());
}

/** The same for an object whose end has another name. */
export function disposedBy<Value extends object>(value: Value, end: () => Promise<void>): Value & Closable {
  const name: unknown = Reflect.get(Symbol, "asyncDispose");
  if (typeof name === "symbol") Reflect.set(value, name, end);
  // TypeScript cannot follow a symbol that only some platforms have.
  return value as Value & Closable;
}
