/**
 * The texts of reasons by code: what stores and registers put into the details of issues, into events and into entries.
 */
export const reasonTexts = {
  error_of_program:
    "The program threw an error, `{error}`. Its message may quote the buyer, so only the result of the call has it.",
} as const satisfies Readonly<Record<string, string>>;

export type ReasonCodeName = keyof typeof reasonTexts;
