/** Throws unless both are deeply equal. An `undefined` field equals a missing one. */
export function assertEqual(actual: unknown, expected: unknown, about = "the answer"): void {
  if (!isEqual(actual, expected)) throw differs(about, expected, actual);
}

/** Throws unless the object has at least these fields. */
export function assertHas(actual: unknown, fields: object, about = "the answer"): void {
  const has = Object.entries(fields).every(([name, value]) => isEqual(fieldOf(actual, name), value));
  if (!has) throw differs(about, fields, actual);
}

/** Throws unless the promise rejects with an error that has at least these fields. Returns the error. */
export async function assertRejects(promise: Promise<unknown>, fields: object): Promise<unknown> {
  let answer: unknown;
  try {
    answer = await promise;
  } catch (error) {
    assertHas(error, fields, "the error");
    return error;
  }
  throw differs("the answer", `an error with ${show(fields)}`, answer);
}

function isEqual(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => isEqual(fieldOf(one, name), fieldOf(other, name)));
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

function differs(about: string, expected: unknown, actual: unknown): Error {
  return new Error(`Expected ${about} to be ${show(expected)}, got ${show(actual)}.`);
}

function show(value: unknown): string {
  if (value instanceof Error) return `${value.name}: ${value.message} ${JSON.stringify(value)}`;
  return typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
}
