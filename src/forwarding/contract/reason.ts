import { sentenceIn } from "../../mapping/contract/issueOf.ts";
import { english } from "../../shared/messages/english.ts";
import { type Detail, type Details, formatText } from "../../shared/messages/format.ts";
import type { DetailsOf } from "../../shared/messages/texts.ts";

/** Why something is as it is: a sentence in English, and what a language makes its own sentence of. */
export interface Reason {
  readonly reason: string;
  readonly code?: string | undefined;
  readonly details?: Details | undefined;
}

/** Makes a reason from the English texts of an engine or a room. */
export function reasonOf<Texts extends Readonly<Record<string, string>>, Code extends keyof Texts & string>(
  texts: Texts,
  code: Code,
  details: DetailsOf<Texts[Code]>,
): Reason {
  return { reason: formatText(texts[code] ?? code, details, english, sentenceIn), code, details };
}

/** The reason as a detail of another message. It has its English sentence with it, so that no catalogue is needed. */
export function detailOf({ reason, code, details }: Reason): Detail {
  return code === undefined ? reason : { code, details: { ...details, message: reason } };
}
