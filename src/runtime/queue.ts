/** First in, first out, of values by key; one in the middle leaves at once, also out of 100,000. */
export class Queue<Key, Value> {
  readonly #values = new Map<Key, Value>();
  /** One for as long as it gives something: a new one would pass by all the places that were left, each time. */
  #order = this.#values.keys();
  #first: Key | undefined;

  get size(): number {
    return this.#values.size;
  }

  get(key: Key): Value | undefined {
    return this.#values.get(key);
  }

  /** Adds at the end, or changes what is there in its place. */
  set(key: Key, value: Value): void {
    this.#values.set(key, value);
  }

  delete(key: Key): boolean {
    if (key === this.#first) this.#first = undefined;
    return this.#values.delete(key);
  }

  /** The one that has been here for the longest time. It stays. */
  first(): Value | undefined {
    this.#first ??= this.#order.next().value;
    if (this.#first === undefined) {
      this.#order = this.#values.keys();
      this.#first = this.#order.next().value;
    }
    return this.#first === undefined ? undefined : this.#values.get(this.#first);
  }

  /** Takes all out. */
  empty(): Value[] {
    const all = [...this.#values.values()];
    this.#first = undefined;
    this.#values.clear();
    return all;
  }
}
