/**
 * A constant that is created on first use. For tables and patterns that most programs never need: creating them all
 * would be a large part of the startup time.
 */
export function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
