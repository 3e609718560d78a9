import type { Method, PagedRead } from "../../api/wire/method.ts";
import { NetworkError } from "../../shared/errors/connectionErrors.ts";
import { isRecord, setOwn } from "../../shared/json/value.ts";
import type { Transport } from "./attempt.ts";

/** The declarations of all methods, loaded with the first call: a program that makes none needs no such large part. */
export class Declarations {
  #loaded: Transport | undefined;

  /**
   * Runs a call with the declaration of its method, or `undefined` for a method that the SDK does not know. If the
   * declarations are not loaded yet, uses a copy of the parameters, since the caller may change them after the call.
   */
  run<Result>(
    method: string,
    passed: unknown,
    call: (declared: Method | undefined, params: unknown, loaded: Transport) => Promise<Result>,
  ): Promise<Result> {
    const params = asParams(passed);
    const loaded = this.#loaded;
    if (loaded !== undefined) return call(loaded.methodNamed(method), params, loaded);
    const copy = copyOf(params);
    return this.#load(method).then((first) => call(first.methodNamed(method), copy, first));
  }

  /** How an iterator finds its next page. */
  async paging(name: string): Promise<PagedRead> {
    const { allPages } = await this.#load(name);
    const paged = allPages()[name];
    if (paged === undefined) throw new TypeError(`There is no iterator \`${name}\`.`);
    return paged;
  }

  /** In a web page, the file may be unreachable when it is needed: then nothing was sent. */
  async #load(method: string): Promise<Transport> {
    try {
      this.#loaded ??= await import("./transport.ts");
      return this.#loaded;
    } catch (cause) {
      throw new NetworkError({ method, attempts: 0, cause });
    }
  }
}

/** PHP has one kind of array, and programs that were ported from it pass `[]` for no parameters. */
export function asParams(passed: unknown): unknown {
  return Array.isArray(passed) && passed.length === 0 ? {} : passed;
}

/** Copies lists and plain objects, which a caller may reuse. What cannot be copied is rejected when it is read. */
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
  // An instance of a class may have a `toJSON`.
  if (prototype !== Object.prototype && prototype !== null) return value;
  const copy: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value)) setOwn(copy, key, copyTree(member));
  return copy;
}
