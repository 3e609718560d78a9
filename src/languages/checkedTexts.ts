import type { Checked, Texts } from "../shared/messages/texts.ts";

/**
 * Returns a function that takes the texts of a language as they are. They do not compile if one has a placeholder that
 * the English text lacks.
 */
export function checkedTexts<English>() {
  return <const Own extends Texts<English>>(
    texts: Own extends Checked<English, Own> ? Own : Checked<English, Own>,
  ): Texts<English> => texts;
}
