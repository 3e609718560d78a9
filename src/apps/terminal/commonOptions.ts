import { type OptionDeclaration, option } from "./command.ts";
import { languageTags } from "./language.ts";

export const commonOptions: readonly OptionDeclaration[] = [
  option("--json", {
    about: "option.json",
  }),
  option("-q, --quiet", {
    about: "option.quiet",
  }),
  option("--language <language>", {
    choices: languageTags,
    about: "option.language",
  }),
  option("--no-color", {
    about: "option.no-color",
  }),
];
