/**
 * Sets an own property, also one named `__proto__`, which a plain assignment would take for a change
 * of the prototype. Keys come from strangers.
 */
export function setOwn(target: object, key: string, value: unknown): void {
  if (key === "__proto__") {
    Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
  } else {
    Reflect.set(target, key, value);
  }
}
