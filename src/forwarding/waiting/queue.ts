/** A first-in, first-out queue of keyed values; removing one from the middle is fast, even among 100,000. */
export class Queue<Key, Value> {
  readonly #values = new Map<Key, Value>();
  /** An iterator that is reused until it is exhausted: a new one would skip over all deleted entries each time. */
  #order = this.#values.keys();
  #first: Key | undefined;

  get size(): number {
    return this.#values.size;
  }

  get(key: Key): Value | undefined {
    return this.#values.get(key);
  }

  /** Adds a value at the end, or replaces the value of a key in place. */
  set(key: Key, value: Value): void {
    this.#values.set(key, value);
  }

  delete(key: Key): boolean {
    if (key === this.#first) this.#first = undefined;
    return this.#values.delete(key);
  }

  /** The value that was added first. It stays in the queue. */
  first(): Value | undefined {
    this.#first ??= this.#order.next().value;
    if (this.#first === undefined) {
      this.#order = this.#values.keys();
      this.#first = this.#order.next().value;
    }
    return this.#first === undefined ? undefined : this.#values.get(this.#first);
  }

  empty(): Value[] {
    const all = [...this.#values.values()];
    this.#first = undefined;
    this.#values.clear();
    return all;
  }
}
