/**
 * Sets an own property, also one named `__proto__`, which a plain assignment would take for a change
 * of the prototype. Keys come from strangers. For all others a plain assignment: `Reflect.set` takes
 * several times as long, and a page of orders has thousands of fields.
 */
export function setOwn(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key === "__proto__") {
    Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
  } else {
    target[key] = value;
  }
}
