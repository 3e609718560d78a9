import { BaselinkerError } from "../../shared/errors/baselinkerError.ts";
import { isRecord } from "../../shared/json/value.ts";
import type { Detail, Details } from "../../shared/messages/format.ts";
import { DeliveryError } from "./deliveryError.ts";
import { codeOf } from "./forwardResult.ts";
import { reasonOf } from "./reason.ts";
import { reasonTexts } from "./reasonTexts.ts";

/** What a register, an issue or an event may hold of an error. */
export interface ErrorFacts {
  readonly name: string;
  readonly code: string;
  readonly message: string;
  readonly details?: Details;
}

/** The facts of an error. The message of one that a function of the program threw may quote the lead, so it is left out. */
export function factsOfError(error: Error): ErrorFacts {
  const { name, message } = error;
  if (error instanceof BaselinkerError || error instanceof DeliveryError) {
    const details: unknown = "details" in error ? error.details : undefined;
    return { name, code: error.code, message, ...(isDetails(details) ? { details } : {}) };
  }
  const { reason, details = {} } = reasonOf(reasonTexts, "error_of_program", { error: codeOf(error) });
  return { name, code: "error_of_program", message: reason, details };
}

/** The error as a detail of an issue: a message with its English sentence in it. */
export function detailOfError(error: Error): Detail {
  const { name, code, message, details } = factsOfError(error);
  // A language has a sentence for the code, or else for the name.
  return { code: Object.hasOwn(reasonTexts, code) ? code : name, details: { code, ...details, message } };
}

function isDetails(value: unknown): value is Details {
  return isRecord(value);
}
