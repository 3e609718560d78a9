/**
 * A value as it was when the snapshot was taken: its JSON text if that gives the value back, else a copy. Text is
 * cheap to keep, and what is read from it belongs to the reader alone.
 */
export type Snapshot = string | CopiedValue;

type CopiedValue = {
  readonly value: unknown;
};

/**
 * Takes a snapshot of a value, whose properties that are `undefined` count as absent. What JSON would change is
 * copied: `NaN`, `Date`, holes in lists, symbols. Instances of classes and functions stay the caller's own, since
 * their private parts cannot be copied, and so does a value that contains itself or has over a thousand levels.
 * @throws whatever a getter or a proxy in the value throws
 */
export function snapshotOf(value: unknown): Snapshot {
  return isJson(value, 0) ? JSON.stringify(value) : { value: copyOf(value) };
}

/** The value of a snapshot: with each call another one if it is kept as text. */
export function valueIn(snapshot: Snapshot): unknown {
  return typeof snapshot === "string" ? JSON.parse(snapshot) : snapshot.value;
}

/** The JSON text of a value in a snapshot; `undefined` if it has none. @throws TypeError for a cycle or a BigInt */
export function textIn(snapshot: Snapshot): string | undefined {
  return typeof snapshot === "string" ? snapshot : JSON.stringify(snapshot.value);
}

/** No real value is nested this deep. One that contains itself is, and its walk ends here. */
const maxDepth = 1_000;

/** Whether JSON gives the value back, except for properties that are `undefined`. */
function isJson(value: unknown, depth: number): boolean {
  if (typeof value === "string" || typeof value === "boolean" || value === null) return true;
  if (typeof value === "number") return Number.isFinite(value) && !Object.is(value, -0);
  if (typeof value !== "object" || depth > maxDepth) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  const names = Reflect.ownKeys(value);
  if (Array.isArray(value)) {
    // One name more than elements, `length`: the list has neither holes nor other properties.
    if (prototype !== Array.prototype || names.length !== value.length + 1) return false;
    for (const element of value) if (!isJson(element, depth + 1)) return false;
    return true;
  }
  // JSON leaves out symbols and properties that cannot be enumerated.
  if (prototype !== Object.prototype || names.length !== Object.keys(value).length) return false;
  if (Reflect.get(value, "toJSON") !== undefined) return false;
  for (const name of names) {
    const member: unknown = Reflect.get(value, name);
    if (member !== undefined && !isJson(member, depth + 1)) return false;
  }
  return true;
}

function copyOf(value: unknown): unknown {
  let isWhole = true;
  const copy = (from: unknown, depth: number): unknown => {
    if (typeof from !== "object" || from === null || !isWhole) return from;
    if (depth > maxDepth) {
      isWhole = false;
      return from;
    }
    const target = emptyLike(from);
    if (target === undefined) return isDate(from) ? new Date(from.getTime()) : from;
    for (const name of Reflect.ownKeys(from)) {
      const member: unknown = Reflect.get(from, name);
      const isKept = Array.isArray(from) ? name !== "length" : member !== undefined;
      const enumerable = Object.prototype.propertyIsEnumerable.call(from, name);
      // Defined, not assigned: the name may be `__proto__`, or one that a prototype has a setter for.
      if (isKept)
        Object.defineProperty(target, name, {
          value: copy(member, depth + 1),
          enumerable,
          writable: true,
          configurable: true,
        });
    }
    return target;
  };
  const copied = copy(value, 0);
  return isWhole ? copied : value;
}

/** An empty object or list to copy this one into; `undefined` for what only its owner can copy. */
function emptyLike(value: object): object | undefined {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (Array.isArray(value)) return prototype === Array.prototype ? new Array(value.length) : undefined;
  // A proxy that has a value under any name, and lists none.
  if (!Object.hasOwn(value, "toJSON") && Reflect.get(value, "toJSON") !== undefined) return undefined;
  if (prototype === null) return Object.create(null);
  // The prototype of a class has a prototype itself. That of a parsed query string, or of another realm, has none.
  if (typeof prototype !== "object" || Object.getPrototypeOf(prototype) !== null) return undefined;
  return Object.create(prototype);
}

/** A subclass, or a date that has got properties, may be more than its time. */
function isDate(value: object): value is Date {
  return (
    Object.getPrototypeOf(value) === Date.prototype &&
    // Only a real date has this tag.
    Object.prototype.toString.call(value) === "[object Date]" &&
    Reflect.ownKeys(value).length === 0
  );
}
