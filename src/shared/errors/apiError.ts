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
   * Why, in the API's own words, which are part of `message` too. What was sent with the call, and what may be about a
   * person, is replaced by `…`. Empty if the API gave no reason.
   */
  readonly reason: string;
  /**
   * The envelope's `error_message`, all of it, at most 1,000 characters. It can quote a buyer's data, so it appears
   * neither in JSON nor in a printed error; `reason` is what can be shown.
   */
  get apiMessage(): string {
    return this.#apiMessage;
  }
  readonly #apiMessage: string;

  constructor(
    code: string,
    apiMessage: string,
    details: Partial<Pick<BaselinkerError, "method" | "attempts" | "cause">> & {
      readonly reason?: string;
    } = {},
  ) {
    const { method = "The call", reason = "" } = details;
    // The sentence ends with the code, wherever Base put its full stops.
    const said = reason.replace(/[\s.]+$/, "");
    const why = said === "" ? code : `${said} (${code})`;
    super(`${method} was refused by Base: ${why}.`, details, { code, reason: said || code });
    this.code = code;
    this.reason = reason;
    this.#apiMessage = apiMessage.slice(0, 1_000);
  }
}
