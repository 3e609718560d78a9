import type { Texts } from "../../shared/messages/texts.ts";
import type { reasons as english } from "../en/reasons.ts";

export const reasons = {
  error_of_program:
    "Program zgłosił błąd `{error}`. Jego treść może cytować kupującego, więc jest tylko w wyniku wywołania.",
} as const satisfies Texts<typeof english>;
