/** A JSON object: not `null`, a list or a scalar. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A record that JSON can represent fully. `Map`, `Set` and `Date` are objects too, but would lose their content. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return isRecord(value) && Object.prototype.toString.call(value) === "[object Object]";
}

/**
 * Sets a property of the object's own, also `__proto__`: keys are untrusted. Others are assigned, as
 * `Reflect.set` is several times slower.
 */
export function setOwn(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key === "__proto__") {
    Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
  } else {
    target[key] = value;
  }
}

/** The type of a value, for a text that chooses its words by it. */
export function kindName(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "list";
  if (value === undefined) return "nothing";
  return typeof value === "string" ? "text" : typeof value;
}

/** The type of a value, as messages call it. Never shows the value, which may be a buyer's data. */
export function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  return value === undefined ? "nothing" : `a ${typeof value === "string" ? "text" : typeof value}`;
}

export function joinPath(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

/** Joins a path and an untrusted name, which is quoted as in JavaScript if it would be ambiguous: `prices["a.b"]`. */
export function joinKey(path: string, key: string): string {
  return key === "" || /[.[\]"]/.test(key) ? `${path}[${JSON.stringify(key)}]` : joinPath(path, key);
}

/** Splits such a path into names and indexes: `["prices", "a.b"]`. */
export function keysOf(path: string): (string | number)[] {
  return Array.from(path.matchAll(pathPart), ([part, index, quoted]) => {
    if (index !== undefined) return Number(index);
    return quoted === undefined ? part : String(JSON.parse(quoted));
  });
}

const pathPart = /\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]|[^.[]+/g;

/** An own property, or `undefined`: keys are untrusted, and every object inherits `constructor`. */
export function getOwn<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
