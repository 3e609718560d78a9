/**
 * A constant that is made when it is asked for the first time. For tables and patterns that most programs that load
 * them never need: to make them all is a good part of a start.
 */
export function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
