import { BaselinkerError } from "./baselinkerError.ts";

/**
 * The API answered with an error envelope. The same call would be rejected again, and is not retried. After a write, only
 * some codes prove that nothing was stored, such as `ERROR_BAD_TOKEN`: after any other, look before you send it again.
 */
export class ApiError extends BaselinkerError {
  static override readonly errorName: string = "ApiError";
  /** The envelope's `error_code`, for example `ERROR_STORAGE_ID`. */
  readonly code: string;
  readonly retryable: boolean = false;
  /**
   * The envelope's `error_message`, in the API's own words, at most 1,000 characters. It can quote a buyer's data, so
   * it is not part of `message`, and it appears neither in JSON nor in a printed error.
   */
  get apiMessage(): string {
    return this.#apiMessage;
  }
  readonly #apiMessage: string;

  constructor(
    code: string,
    apiMessage: string,
    details?: Partial<Pick<BaselinkerError, "method" | "attempts" | "cause">>,
  ) {
    super(`${details?.method ?? "The call"} was refused by Base: ${code}. See \`apiMessage\`.`, details);
    this.code = code;
    this.#apiMessage = apiMessage.slice(0, 1_000);
  }
}
