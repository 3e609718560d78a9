/** A constant made on first use: making all rarely needed tables and patterns would slow down the start. */
export function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/**
 * Returns the one value of the process. It is on `globalThis`, since the package may be loaded twice, as ESM
 * and CommonJS. The symbol must be from `Symbol.for`.
 */
export function onePerProcess<Value>(
  place: symbol,
  isOne: (value: unknown) => value is Value,
  make: () => Value,
): Value {
  const known: unknown = Reflect.get(globalThis, place);
  if (isOne(known)) return known;
  const made = make();
  Object.defineProperty(globalThis, place, { value: made, configurable: true });
  return made;
}
