import { createTranslator, type Translator } from "../../mapping/contract/translator.ts";
import { createLocale } from "../../shared/messages/locale.ts";
import { errorSentence } from "../errorSentence.ts";
import { delivery } from "./delivery.ts";
import { errors } from "./errors.ts";
import { reasons } from "./reasons.ts";
import { register } from "./register.ts";
import { rules } from "./rules.ts";
import { webhook } from "./webhook.ts";

const codes = {
  ...rules,
  ...delivery,
  ...register,
  ...reasons,
  ...webhook,
};

const locale = /* @__PURE__ */ createLocale("en");

/** English for people who read entries: another language may have written them, and errors are said with the remedy. */
export const en: Translator = createTranslator(codes, locale, (error) =>
  errorSentence(error, errors, locale, en.say),
);
