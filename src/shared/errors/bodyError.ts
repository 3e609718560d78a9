import { BaselinkerError } from "./baselinkerError.ts";

/** A request body does not match its content type. Answer the request with 400. */
export class BodyError extends BaselinkerError {
  static override readonly errorName: string = "BodyError";
  /** `BODY_TYPE`, `BODY_JSON`, `BODY_FORM` or `BODY_MULTIPART`. */
  readonly code: string;
  readonly retryable = false;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
