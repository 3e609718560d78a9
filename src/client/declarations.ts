import type { Method, PagedRead } from "../api/wire/method.ts";
import { NetworkError } from "../errors/connectionErrors.ts";
import { isRecord, setOwn } from "../json/value.ts";

type Loaded = typeof import("./transport.ts");

/**
 * The declarations of all methods, loaded with the first call and all else that it needs: they are a good part of the
 * package, and a program that makes no call does without them.
 */
export class Declarations {
  #loaded: Loaded | undefined;

  /**
   * Runs a call of a method with its declaration, `undefined` for a method that the SDK does not know: at once where
   * they are loaded. Otherwise with a copy of the parameters, since the caller may change them after the call.
   */
  run<Result>(
    method: string,
    params: unknown,
    call: (declared: Method | undefined, params: unknown) => Promise<Result>,
  ): Promise<Result> {
    if (this.#loaded !== undefined) return call(this.#loaded.methodNamed(method), params);
    const copy = copyOf(params);
    return this.#load(method).then(({ methodNamed }) => call(methodNamed(method), copy));
  }

  /** How an iterator reads on. */
  async paging(name: string): Promise<PagedRead> {
    const { allPages } = await this.#load(name);
    const paged = allPages()[name];
    if (paged === undefined) throw new TypeError(`There is no iterator \`${name}\`.`);
    return paged;
  }

  /** A file of a web page can be out of reach by the time it is needed: then nothing was sent. */
  async #load(method: string): Promise<Loaded> {
    try {
      this.#loaded ??= await import("./transport.ts");
      return this.#loaded;
    } catch (cause) {
      throw new NetworkError({ method, attempts: 0, cause });
    }
  }
}

/** Of lists and plain objects, which a caller may use again. What cannot be copied is refused where it is read. */
function copyOf(params: unknown): unknown {
  try {
    return copyTree(params);
  } catch {
    // It contains itself, or a getter throws.
    return params;
  }
}

function copyTree(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyTree);
  if (!isRecord(value)) return value;
  const prototype: unknown = Object.getPrototypeOf(value);
  // What has a class may have a `toJSON`.
  if (prototype !== Object.prototype && prototype !== null) return value;
  const copy: Record<string, unknown> = {};
  for (const [key, own] of Object.entries(value)) setOwn(copy, key, copyTree(own));
  return copy;
}
