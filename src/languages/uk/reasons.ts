import type { Texts } from "../../shared/messages/texts.ts";
import type { reasons as english } from "../en/reasons.ts";

export const reasons = {
  error_of_program:
    "Програма кинула помилку `{error}`. Її текст може цитувати покупця, тому він є лише в результаті виклику.",
} as const satisfies Texts<typeof english>;
