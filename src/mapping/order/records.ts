/** What records with the same fields have in common. */
export interface RecordShape {
  /** Has all of the fields, in their order, and no value but the constants. */
  readonly empty: Readonly<Record<string, unknown>>;
  /** Which of the names there are. */ readonly has: readonly boolean[];
}

/** Rules that fill more fields, or in more ways, are rare. Numbers cannot count more than this many bits exactly. */
const maxNames = 50;
const maxShapes = 50;

/**
 * Shapes of records that have the constants and some of the names. To copy an empty record and to fill it takes half of
 * the time of adding field after field.
 */
export function recordShapes(constants: Readonly<Record<string, unknown>>, names: readonly string[]) {
  const known = new Map<number, RecordShape>();
  return (record: Readonly<Record<string, unknown>>): RecordShape => {
    const has = names.map((name) => record[name] !== undefined);
    const bits = has.reduce((sum, each) => sum * 2 + (each ? 1 : 0), 0);
    const before = known.get(bits);
    if (before !== undefined) return before;
    const empty: Record<string, unknown> = { ...constants };
    for (const [index, name] of names.entries()) if (has[index]) empty[name] = undefined;
    const shape = { empty, has };
    if (names.length <= maxNames && known.size < maxShapes) known.set(bits, shape);
    return shape;
  };
}

/** A record of this shape with the values of another one. */
export function reshaped(
  { empty }: RecordShape,
  record: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const own = { ...empty };
  for (const name of Object.keys(own)) own[name] = record[name];
  return own;
}
