/** A JSON object: neither `null`, nor a list, nor a scalar. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A record that JSON carries whole. `Map`, `Set` and `Date` are objects too, but nothing would be left of them. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return isRecord(value) && Object.prototype.toString.call(value) === "[object Object]";
}

/**
 * Sets an own property, also one named `__proto__`, which a plain assignment would take for a change of the
 * prototype. Keys are untrusted. For all others a plain assignment: `Reflect.set` takes several times as
 * long, and a page of orders has thousands of fields.
 */
export function setOwn(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key === "__proto__") {
    Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
  } else {
    target[key] = value;
  }
}

/** What a value is, in the words of messages. Never shows the value: it may be a buyer's. */
export function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  return value === undefined ? "nothing" : `a ${typeof value === "string" ? "text" : typeof value}`;
}

/** Where a field is, for messages: `products[0].name`. */
export function joinPath(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

/**
 * The same for a name that is not ours: where it could be taken for more than one, it is quoted as in JavaScript,
 * `prices["a.b"]`.
 */
export function joinKey(path: string, key: string): string {
  return key === "" || /[.[\]"]/.test(key) ? `${path}[${JSON.stringify(key)}]` : joinPath(path, key);
}

/** The names and indexes of such a path: `["prices", "a.b"]`. */
export function keysOf(path: string): (string | number)[] {
  return Array.from(path.matchAll(pathPart), ([part, index, quoted]) => {
    if (index !== undefined) return Number(index);
    return quoted === undefined ? part : String(JSON.parse(quoted));
  });
}

const pathPart = /\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]|[^.[]+/g;

/** An own property, or `undefined`: keys are untrusted, and `constructor` is inherited by every object. */
export function getOwn<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
