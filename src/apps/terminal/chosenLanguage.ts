import type { LanguageTag } from "../../entries/languages.ts";
import { CommandFailure } from "./failure.ts";
import { isLanguageTag, languageTags } from "./language.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** The locale of the system. On Windows no variable names one, and this does. It takes nine milliseconds to ask. */
export function systemLocale(): string {
  return Intl.DateTimeFormat().resolvedOptions().locale;
}

/**
 * The language of a command: of `--language` or `BASELINKER_LANGUAGE`, else of the terminal. It is determined before
 * the words are parsed, since what is wrong with them is said in it too. A wrong `--language` is refused when they are.
 */
export function chosenLanguage(
  words: readonly string[],
  env: Environment,
  localeOf: () => string,
): LanguageTag {
  const index = words.findLastIndex((word) => word === "--language" || word.startsWith("--language="));
  const option = index < 0 ? undefined : (words[index]?.split("=")[1] ?? words[index + 1]);
  const variable = env.BASELINKER_LANGUAGE || undefined;
  return [option, variable].find(isLanguageTag) ?? languageOfTerminal(env, localeOf);
}

/** @throws CommandFailure for a `BASELINKER_LANGUAGE` that is no language of ours: it was meant for this program */
export function refuseUnknownLanguage({ BASELINKER_LANGUAGE: given }: Environment): void {
  if (!given || isLanguageTag(given)) return;
  const details = {
    name: "BASELINKER_LANGUAGE",
    given: given.slice(0, 60),
    choices: languageTags.join(", "),
  };
  throw new CommandFailure("usage", "usage.unknownLanguage", details);
}

/** The language by the variables of POSIX, of which the first that is set counts; else by the system. */
function languageOfTerminal(env: Environment, localeOf: () => string): LanguageTag {
  const name = env.LC_ALL || env.LC_MESSAGES || env.LANG || localeOf();
  // `uk_UA.UTF-8`, `uk-UA`. `C` and `POSIX` are English, and so is a language that we do not have.
  const tag = /^[a-z]+/i.exec(name)?.[0].toLowerCase();
  return isLanguageTag(tag) ? tag : "en";
}
