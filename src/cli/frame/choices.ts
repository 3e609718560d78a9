import { closestName } from "../../options/closestName.ts";
import { escapeControls } from "../../runtime/text.ts";
import { CommandFailure } from "./failure.ts";

/** One of these words, or the failure that says which ones there are and which is the nearest. */
export function choiceOf(choices: readonly string[], given: string, name: string): string {
  if (choices.includes(given)) return given;
  const closest = closestName(given, choices);
  throw new CommandFailure("usage", closest === undefined ? noChoice : misspelt, {
    name,
    given: escapeControls(given.slice(0, 60)),
    choices: choices.join(", "),
    closest,
  });
}

/** A whole number within its limits, not text that only begins with one. */
export function numberOf(
  { least, most = Number.MAX_SAFE_INTEGER }: { readonly least: number; readonly most?: number },
  given: string,
  name: string,
): number {
  const number = /^-?\d{1,16}$/.test(given) ? Number(given) : Number.NaN;
  if (number >= least && number <= most) return number;
  const text = most === Number.MAX_SAFE_INTEGER ? noNumber : noNumberBetween;
  throw new CommandFailure("usage", text, { name, given: escapeControls(given.slice(0, 60)), least, most });
}

const noChoice = {
  en: '{name}: "{given}" is not one of {choices}.',
  uk: "{name}: «{given}» не підходить. Можна: {choices}.",
  pl: "{name}: „{given}” nie pasuje. Do wyboru: {choices}.",
};

const misspelt = {
  en: '{name}: "{given}" is not one of {choices}. Did you mean {closest}?',
  uk: "{name}: «{given}» не підходить. Можна: {choices}. Можливо, {closest}?",
  pl: "{name}: „{given}” nie pasuje. Do wyboru: {choices}. Może {closest}?",
};

const noNumber = {
  en: '{name}: "{given}" is not a whole number of at least {least}.',
  uk: "{name}: «{given}» — не ціле число від {least}.",
  pl: "{name}: „{given}” to nie liczba całkowita od {least}.",
};

const noNumberBetween = {
  en: '{name}: "{given}" is not a whole number from {least} to {most}.',
  uk: "{name}: «{given}» — не ціле число від {least} до {most}.",
  pl: "{name}: „{given}” to nie liczba całkowita od {least} do {most}.",
};
