import { IntlMessageFormat } from "intl-messageformat";

/** A choice of a text: the detail by which it takes one of its branches. */
export interface Choice {
  readonly name: string;
  readonly isPlural: boolean;
  readonly branches: readonly string[];
}

interface Placeholders {
  readonly names: readonly string[];
  readonly choices: readonly Choice[];
}

/** The placeholders of a text, read by a parser that is not ours. It knows neither lists nor durations. */
export function placeholdersOf(text: string): Placeholders {
  const names: string[] = [];
  const choices: Choice[] = [];
  const plain = text.replace(/\{(\w+), (?:list|duration)\}/g, "{$1}");
  const read = (parts: ReturnType<IntlMessageFormat["getAst"]>): void => {
    for (const part of parts) {
      // 0 is a text, 7 the number sign of a plural.
      if (part.type !== 0 && part.type !== 7) names.push(part.value);
      if (!("options" in part)) continue;
      choices.push({
        name: part.value,
        isPlural: "pluralType" in part,
        branches: Object.keys(part.options),
      });
      for (const { value } of Object.values(part.options)) read(value);
    }
  };
  read(new IntlMessageFormat(plain, "en", undefined, { ignoreTag: true }).getAst());
  return { names, choices };
}
