import type { Details } from "../../shared/messages/format.ts";
import type { DetailsOf } from "../../shared/messages/texts.ts";
import { reasonOf } from "./reason.ts";
import { type ReasonCodeName, reasonTexts } from "./reasonTexts.ts";

/** Why a lead has no order, or may have one, in a sentence of the forwarder that each language has too. */
export class DeliveryError<Code extends ReasonCodeName = ReasonCodeName> extends Error {
  override readonly name: string = "DeliveryError";
  readonly code: Code;
  readonly details: Details;

  constructor(code: Code, details: DetailsOf<(typeof reasonTexts)[Code]>) {
    super(reasonOf(reasonTexts, code, details).reason);
    this.code = code;
    this.details = details;
  }

  toJSON(): object {
    const { name, code, message, details } = this;
    return { name, code, message, details };
  }
}
