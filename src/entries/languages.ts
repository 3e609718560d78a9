// What the apps need of languages, and no user does. Apart from `apps.ts`: a command reads it at its start.
export { commands as englishCommands } from "../languages/en/commands.ts";
export { type EnglishStudio, type LanguageTag, languages, readerOf } from "../languages/languages.ts";
