export interface RecordShape {
  readonly empty: Readonly<Record<string, unknown>>;
  /** Whether each of the names is present. */
  readonly has: readonly boolean[];
}

/**
 * The maximum number of names. Rules with more fields or shapes are rare, and numbers cannot represent more
 * bits than this exactly.
 */
const maxNames = 50;
const maxShapes = 50;

/** Caches the shapes of records. Filling a copy of an empty record takes half the time of adding field by field. */
export function recordShapes(constants: Readonly<Record<string, unknown>>, names: readonly string[]) {
  const known = new Map<number, RecordShape>();
  return (record: Readonly<Record<string, unknown>>): RecordShape => {
    const has = names.map((name) => record[name] !== undefined);
    const bits = has.reduce((sum, isPresent) => sum * 2 + (isPresent ? 1 : 0), 0);
    const before = known.get(bits);
    if (before !== undefined) return before;
    const empty: Record<string, unknown> = { ...constants };
    for (const [index, name] of names.entries()) if (has[index]) empty[name] = undefined;
    const shape = { empty, has };
    if (names.length <= maxNames && known.size < maxShapes) known.set(bits, shape);
    return shape;
  };
}

export function reshaped(
  { empty }: RecordShape,
  record: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const copy = { ...empty };
  for (const name of Object.keys(copy)) copy[name] = record[name];
  return copy;
}
