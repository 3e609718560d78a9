/** Thrown inside the fake to answer with an error envelope. */
export class ApiFailure extends Error {
  override readonly name = "ApiFailure";
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** An answer of the API before it becomes text. */
export type Envelope = { readonly status: "SUCCESS" | "ERROR"; readonly [field: string]: unknown };

/** The envelope of a failure, as the API sends it with HTTP 200. */
export function failure(code: string, message: string): Envelope {
  return { status: "ERROR", error_code: code, error_message: message };
}
