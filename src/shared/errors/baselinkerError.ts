import type { Details } from "../messages/format.ts";

/**
 * The property of every error of the SDK that contains the name of its class. Two copies of the package share
 * this symbol.
 */
const errorMark = /* @__PURE__ */ Symbol.for("baselinker-sdk/error");

/**
 * The base class of all errors that the SDK throws. Distinguish them with `instanceof`, which also works if two copies
 * of the package are loaded.
 */
export abstract class BaselinkerError extends Error {
  /** The name by which a class recognizes the errors of another copy of the package. */
  static readonly errorName: string = "BaselinkerError";
  override readonly name: string;
  /**
   * The code of the error, stable and documented, for programs. For an `ApiError` it is the API's own
   * `error_code`.
   */
  abstract readonly code: string;
  /** Whether the same call can be repeated without the risk of doing something twice. */
  abstract readonly retryable: boolean;
  readonly method: string | undefined;
  readonly attempts: number;
  /** What the message says, by name and without words, so that another language can say it too. Plain JSON. */
  readonly details: Details;

  // Written out in each class: a type with a name of its own would have to be a public one.
  protected constructor(
    message: string,
    details: Partial<Pick<BaselinkerError, "method" | "attempts" | "cause">> = {},
    said: Details = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    const name = new.target.errorName;
    // Unlike in other errors, the message is included in JSON and in copies.
    Object.defineProperties(this, { [errorMark]: { value: name }, message: { enumerable: true } });
    this.name = name;
    this.method = details.method;
    this.attempts = details.attempts ?? 0;
    this.details = details.method === undefined ? said : { method: details.method, ...said };
  }

  /**
   * Whether a value is an error of this class, also of another copy of the package. A class of your own that
   * extends one recognizes only its own errors.
   */
  static override [Symbol.hasInstance](value: unknown): boolean {
    if (super[Symbol.hasInstance](value)) return true;
    const name: unknown = Reflect.get(Object(value), errorMark);
    if (this === BaselinkerError) return name !== undefined;
    return Object.hasOwn(this, "errorName") && name === this.errorName;
  }
}
