import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { forwardCodes } from "../../src/forwarding/contract/forwardCodes.ts";
import { registerCodes } from "../../src/forwarding/register/registerCodes.ts";
import { delivery as deliveryPl } from "../../src/languages/pl/delivery.ts";
import { problemCodes as problemsPl } from "../../src/languages/pl/problemCodes.ts";
import { register as registerPl } from "../../src/languages/pl/register.ts";
import { rules as rulesPl } from "../../src/languages/pl/rules.ts";
import { webhook as webhookPl } from "../../src/languages/pl/webhook.ts";
import { delivery as deliveryUk } from "../../src/languages/uk/delivery.ts";
import { problemCodes as problemsUk } from "../../src/languages/uk/problemCodes.ts";
import { register as registerUk } from "../../src/languages/uk/register.ts";
import { rules as rulesUk } from "../../src/languages/uk/rules.ts";
import { webhook as webhookUk } from "../../src/languages/uk/webhook.ts";
import { issueCodes } from "../../src/mapping/contract/issueCodes.ts";
import { problemCodes } from "../../src/shared/errors/rulesError.ts";
import { webhookCodes } from "../../src/webhook/webhookCodes.ts";
import { placeholdersOf } from "./placeholders.ts";
import { shownText } from "./shownText.ts";

/**
 * Writes `docs/issue-codes.md` and its translations from the records of codes. With `--check` it only compares, and
 * exits with 1 where one is stale.
 */
interface CodeList {
  /** Where the record is. */
  readonly file: string;
  readonly codes: Readonly<Record<string, { readonly level?: string; readonly text: string }>>;
  readonly translations: Readonly<Record<Translation, Readonly<Record<string, string>>>>;
  /** Heading and introduction in each language. */
  readonly about: Readonly<Record<Language, readonly [heading: string, introduction: string]>>;
}
type Translation = "uk" | "pl";
type Language = "en" | Translation;

const translations: readonly Translation[] = ["uk", "pl"];

const lists: readonly CodeList[] = [
  {
    file: "src/mapping/contract/issueCodes.ts",
    codes: issueCodes,
    translations: { uk: rulesUk, pl: rulesPl },
    about: {
      en: [
        "Issues of a lead",
        "In `issues` of `map`, `explain`, `forward` and `checkRules`. With an `error` there is no order, a `warning` is worth a look, an `info` is only for your information.",
      ],
      uk: [
        "Зауваження до ліда",
        "В `issues` від `map`, `explain`, `forward` і `checkRules`. Через `error` замовлення немає, на `warning` варто глянути, `info` — до відома.",
      ],
      pl: [
        "Uwagi do leada",
        "W `issues` z `map`, `explain`, `forward` i `checkRules`. `error` oznacza brak zamówienia, `warning` warto sprawdzić, `info` jest do wiadomości.",
      ],
    },
  },
  {
    file: "src/forwarding/contract/forwardCodes.ts",
    codes: forwardCodes,
    translations: { uk: deliveryUk, pl: deliveryPl },
    about: {
      en: ["Issues of the forwarder", "In `issues` of `forward`, besides those of the lead."],
      uk: ["Зауваження під час передавання", "В `issues` від `forward`, крім зауважень до ліда."],
      pl: ["Uwagi przy przekazywaniu", "W `issues` z `forward`, oprócz uwag do leada."],
    },
  },
  {
    file: "src/forwarding/register/registerCodes.ts",
    codes: registerCodes,
    translations: { uk: registerUk, pl: registerPl },
    about: {
      en: [
        "Issues of the register",
        "In `issues` of `forward` and `resend` with a register, and in the event `setup`. What `receive` and `discard` refuse is a `RegisterError` with a `reason`.",
      ],
      uk: [
        "Зауваження реєстру",
        "В `issues` від `forward` і `resend` з реєстром та в події `setup`. Якщо `receive` чи `discard` не виконано, це помилка `RegisterError` з полем `reason`.",
      ],
      pl: [
        "Uwagi rejestru",
        "W `issues` z `forward` i `resend` z rejestrem oraz w zdarzeniu `setup`. Jeśli `receive` albo `discard` się nie powiedzie, zgłasza `RegisterError` z polem `reason`.",
      ],
    },
  },
  {
    file: "src/webhook/webhookCodes.ts",
    codes: webhookCodes,
    translations: { uk: webhookUk, pl: webhookPl },
    about: {
      en: ["Issues of a webhook", "In the results that `onResult` of `createWebhook` gets."],
      uk: ["Зауваження вебхука", "У результатах, які отримує `onResult` від `createWebhook`."],
      pl: ["Uwagi webhooka", "W wynikach, które dostaje `onResult` z `createWebhook`."],
    },
  },
  {
    file: "src/shared/errors/rulesError.ts",
    codes: problemCodes,
    translations: { uk: problemsUk, pl: problemsPl },
    about: {
      en: [
        "Problems of rules",
        "In `problems` of a `RulesError`. Each problem has a `message` about the case, and a `suggestion` where a name is misspelt. `text` is the code of the sentence in `message`, such as `bad_path.whole`, and `details` are the names in it.",
      ],
      uk: [
        "Помилки в правилах",
        "У `problems` помилки `RulesError`. У кожної є `message` про цей випадок, а для назви з помилкою — ще й `suggestion`. `text` містить код речення з `message`, наприклад `bad_path.whole`, а `details` — назви, які в ньому є.",
      ],
      pl: [
        "Błędy w regułach",
        "W `problems` błędu `RulesError`. Każdy ma `message` o tym przypadku, a przy nazwie z literówką także `suggestion`. `text` to kod zdania z `message`, na przykład `bad_path.whole`, a `details` to nazwy, które w nim są.",
      ],
    },
  },
];

const titles: Readonly<Record<Language, string>> = {
  en: `# Codes

Codes are stable: programs may tell issues and problems apart by them. Texts may change. \`{name}\` is a detail of the case: an issue has it in \`details\`, by a name that is as stable as the code. [Українською](issue-codes.uk.md), [po polsku](issue-codes.pl.md)`,
  uk: `# Коди

Коди не змінюються: програми можуть розрізняти за ними зауваження й помилки. Тексти можуть змінюватися; українські тексти вмикає \`language: uk\` з \`baselinker-sdk/mapping/uk\`. \`{name}\` — подробиця окремого випадку: зауваження має її в \`details\`, і назва її не змінюється. [In English](issue-codes.md), [po polsku](issue-codes.pl.md)`,
  pl: `# Kody

Kody się nie zmieniają: program może po nich rozróżniać uwagi i błędy. Teksty mogą się zmieniać; polskie włącza \`language: pl\` z \`baselinker-sdk/mapping/pl\`. \`{name}\` to szczegół konkretnego przypadku: uwaga ma go w \`details\`, a jego nazwa się nie zmienia. [In English](issue-codes.md), [українською](issue-codes.uk.md)`,
};
const columns: Readonly<Record<Language, readonly string[]>> = {
  en: ["code", "level", "what happened and what to do", "details"],
  uk: ["код", "рівень", "що сталося і що робити", "подробиці"],
  pl: ["kod", "poziom", "co się stało i co zrobić", "szczegóły"],
};

const problems = translations.flatMap((language) => lists.flatMap((list) => problemsOf(list, language)));
if (problems.length > 0) {
  console.error(`Translations do not fit the codes:\n${problems.join("\n")}`);
  process.exitCode = 1;
} else {
  write("issue-codes.md", "en");
  for (const language of translations) write(`issue-codes.${language}.md`, language);
}

function write(name: string, language: Language): void {
  const text = `${[titles[language], ...lists.map((list) => sectionOf(list, language))].join("\n\n")}\n`;
  const file = fileURLToPath(new URL(`../${name}`, import.meta.url));
  const before = existsSync(file) ? readFileSync(file, "utf8") : "";
  if (before === text) return;
  if (process.argv.includes("--check")) {
    console.error(`docs/${name} is stale. Run: npm run generate`);
    process.exitCode = 1;
  } else {
    writeFileSync(file, text);
  }
}

function sectionOf({ codes, translations, about }: CodeList, language: Language): string {
  const [heading, introduction] = about[language];
  // Codes of problems have neither: their sentences have codes and details of their own.
  const isOfIssues = Object.values(codes).some(({ level }) => level !== undefined);
  const row = (cells: readonly string[]): string =>
    `| ${cells.filter((_, index) => isOfIssues || index % 2 === 0).join(" | ")} |`;
  const rows = Object.entries(codes).map(([code, { level = "", text }]) =>
    row([
      `\`${code}\``,
      level,
      marked(shownText((language === "en" ? text : translations[language][code]) ?? "")),
      detailsIn(text),
    ]),
  );
  const table = [row(columns[language]), row(["---", "---", "---", "---"]), ...rows].join("\n");
  return `## ${heading}\n\n${introduction}\n\n${table}`;
}

/** The names of the details of a text, which programs read in `details` of an issue. */
function detailsIn(text: string): string {
  return [...new Set(placeholdersOf(text).names)].map((name) => `\`${name}\``).join(", ");
}

/** A detail, and a piece of rules, is code. */
function marked(text: string): string {
  return text.replaceAll(/(?<!`)\{(?:\w+| [^{}]+ )\}(?!`)/g, "`$&`");
}

/** Codes that have no translation, and translations of no code. */
function problemsOf({ file, codes, translations }: CodeList, language: Translation): string[] {
  const names = Object.keys(codes);
  const own = translations[language];
  return [
    ...names.filter((code) => !Object.hasOwn(own, code)).map((code) => `- ${code} has no translation`),
    ...Object.keys(own)
      .filter((code) => !Object.hasOwn(codes, code))
      .map((code) => `- ${code} is not a code of ${file} any more`),
  ].map((problem) => `${problem} (${language})`);
}
