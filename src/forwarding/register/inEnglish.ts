import { issueCodes } from "../../mapping/contract/issueCodes.ts";
import { createTranslator, type Translator } from "../../mapping/contract/translator.ts";
import { english } from "../../shared/messages/english.ts";
import { forwardCodes } from "../contract/forwardCodes.ts";
import { reasonTexts } from "../contract/reasonTexts.ts";
import { registerCodes } from "./registerCodes.ts";

/**
 * The English sentences of what a register keeps: those that people find in the database, and those of a reader without
 * a language. The lead may have been mapped in another one.
 */
export const inEnglish: Translator = /* @__PURE__ */ (() =>
  createTranslator(
    { ...issueCodes, ...forwardCodes, ...registerCodes, ...reasonTexts },
    english,
    ({ message }) => message,
  ))();
