/** Set on every error of the SDK. Two copies of the package share this symbol; `instanceof` fails between them. */
const errorMark = /* @__PURE__ */ Symbol.for("baselinker-sdk/error");

/** Additional details of SDK errors. */
export interface BaselinkerErrorDetails {
  /** The API method of the call. */ readonly method?: string | undefined;
  /** How many HTTP requests the call had sent. */ readonly attempts?: number | undefined;
  readonly cause?: unknown;
}

/**
 * The base class of all errors that the SDK throws. Distinguish them with the guards (`isApiError`, …), which also
 * work if two copies of the package are loaded.
 */
export abstract class BaselinkerError extends Error {
  /** Stable and documented, for programs. For an `ApiError` it is the API's own `error_code`. */
  abstract readonly code: string;
  /** Whether the same call can be repeated without the risk of doing something twice. */
  abstract readonly retryable: boolean;
  readonly method: string | undefined;
  readonly attempts: number;

  protected constructor(message: string, details: BaselinkerErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    // Unlike in other errors, the message is included in JSON and in copies.
    Object.defineProperties(this, { [errorMark]: {}, message: { enumerable: true } });
    this.method = details.method;
    this.attempts = details.attempts ?? 0;
  }
}

/** Whether the value is any error of the SDK. */
export function isBaselinkerError(value: unknown): value is BaselinkerError {
  return value instanceof Error && errorMark in value;
}

/** Whether the value is an error of this class, also from another copy of the package, which has its own class. */
export function isErrorOf<E extends BaselinkerError>(
  value: unknown,
  Class: new (...given: never[]) => E,
  name: string,
): value is E {
  return value instanceof Class || (isBaselinkerError(value) && value.name === name);
}
