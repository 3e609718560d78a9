/** On every error of the SDK. Two copies of the package have the same symbol, where `instanceof` fails. */
const errorMark = /* @__PURE__ */ Symbol.for("baselinker-sdk/error");

/** What every error of the SDK carries besides its message. */
export interface BaselinkerErrorDetails {
  /** The API method of the call. */ readonly method?: string | undefined;
  /** How many HTTP requests the call had made. */ readonly attempts?: number | undefined;
  readonly cause?: unknown;
}

/**
 * The base class of all errors that the SDK throws. Distinguish them with the guards (`isApiError`, …): those
 * also work where two copies of the package are loaded.
 */
export abstract class BaselinkerError extends Error {
  /** Stable and documented, for programs. For an `ApiError` it is the API's own `error_code`. */
  abstract readonly code: string;
  /** Whether the same call may be repeated without risk of doing something twice. */
  abstract readonly retryable: boolean;
  readonly method: string | undefined;
  readonly attempts: number;

  protected constructor(message: string, details: BaselinkerErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    // The message too goes into JSON and into copies, as that of other errors does not.
    Object.defineProperties(this, { [errorMark]: {}, message: { enumerable: true } });
    this.method = details.method;
    this.attempts = details.attempts ?? 0;
  }
}

/** Whether the value is any error of the SDK. */
export function isBaselinkerError(value: unknown): value is BaselinkerError {
  return value instanceof Error && errorMark in value;
}

/** Whether the value is an error of this class, also one of another copy of the package: that has its own class. */
export function isErrorOf<E extends BaselinkerError>(
  value: unknown,
  Class: new (...given: never[]) => E,
  name: string,
): value is E {
  return value instanceof Class || (isBaselinkerError(value) && value.name === name);
}
