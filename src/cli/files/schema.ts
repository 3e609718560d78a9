import type { $ZodType, output } from "zod/v4/core";
import { safeParse } from "zod/v4/core";
import en from "zod/v4/locales/en.js";
import { CommandFailure } from "../frame/failure.ts";
import { nameOf } from "./text.ts";

/** Checks what a person wrote into a file. Every problem is said with its path. */
export function checkFile<Schema extends $ZodType>(
  schema: Schema,
  value: unknown,
  path: string,
): output<Schema> {
  const result = safeParse(schema, value, { error: en().localeError });
  if (result.success) return result.data;
  const problems = result.error.issues
    .map(({ path: at, message }) => `  ${at.join(".") || "(file)"}: ${message}`)
    .join("\n");
  throw new CommandFailure("usage", wrong, { path: nameOf(path), problems });
}

const wrong = {
  en: "{path} is not as it has to be:\n{problems}",
  uk: "{path} має бути іншим:\n{problems}",
  pl: "{path} powinien wyglądać inaczej:\n{problems}",
};
