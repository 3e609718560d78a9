import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { problemCodes } from "../../src/errors/rulesError.ts";
import { forwardCodesUk } from "../../src/forwarding/codesUk.ts";
import { forwardCodes } from "../../src/forwarding/forwardCodes.ts";
import { issueCodes } from "../../src/mapping/issueCodes.ts";
import { issueCodesUk, problemCodesUk } from "../../src/mapping/uk/codes.ts";
import { registerCodesUk } from "../../src/register/codesUk.ts";
import { registerCodes } from "../../src/register/registerCodes.ts";
import { webhookCodesUk } from "../../src/webhook/codesUk.ts";
import { webhookCodes } from "../../src/webhook/webhookCodes.ts";

/**
 * Writes `docs/issue-codes.md` and `docs/issue-codes.uk.md` from the records of codes. With `--check` it only
 * compares, and exits with 1 where one is stale.
 */
interface CodeList {
  /** Where the record is. */
  readonly file: string;
  readonly codes: Readonly<Record<string, { readonly level?: string; readonly text: string }>>;
  readonly uk: Readonly<Record<string, string>>;
  /** Heading and introduction in each language. */
  readonly about: Readonly<Record<Language, readonly [heading: string, introduction: string]>>;
}
type Language = "en" | "uk";

const lists: readonly CodeList[] = [
  {
    file: "src/mapping/issueCodes.ts",
    codes: issueCodes,
    uk: issueCodesUk,
    about: {
      en: [
        "Issues of a lead",
        "In `issues` of `map`, `explain`, `forward` and `checkRules`. `error` stops the order, `warning` needs a look, `info` does not.",
      ],
      uk: [
        "Зауваження до ліда",
        "В `issues` від `map`, `explain`, `forward` і `checkRules`. `error` зупиняє замовлення, `warning` варто переглянути, `info` ні.",
      ],
    },
  },
  {
    file: "src/forwarding/forwardCodes.ts",
    codes: forwardCodes,
    uk: forwardCodesUk,
    about: {
      en: ["Issues of the forwarder", "In `issues` of `forward`, besides those of the lead."],
      uk: ["Зауваження пересилання", "В `issues` від `forward`, крім зауважень до ліда."],
    },
  },
  {
    file: "src/register/registerCodes.ts",
    codes: registerCodes,
    uk: registerCodesUk,
    about: {
      en: [
        "Issues of the register",
        "In `issues` of `forward` and `resend` with a register, and in the event `setup`. What `receive` and `discard` refuse is a `RegisterError` with a `reason`.",
      ],
      uk: [
        "Зауваження реєстру",
        "В `issues` від `forward` і `resend` з реєстром та в події `setup`. Відмова `receive` чи `discard` є помилкою `RegisterError` з полем `reason`.",
      ],
    },
  },
  {
    file: "src/webhook/webhookCodes.ts",
    codes: webhookCodes,
    uk: webhookCodesUk,
    about: {
      en: ["Issues of a webhook", "In the results that `onResult` of `createWebhook` gets."],
      uk: ["Зауваження вебхука", "У результатах, які отримує `onResult` від `createWebhook`."],
    },
  },
  {
    file: "src/errors/rulesError.ts",
    codes: problemCodes,
    uk: problemCodesUk,
    about: {
      en: [
        "Problems of rules",
        "In `problems` of a `RulesError`. Each problem has a `message` for the case at hand, and a `suggestion` where a name is nearly right.",
      ],
      uk: [
        "Помилки в правилах",
        "У `problems` помилки `RulesError`. Кожна має `message` про саме цей випадок, а майже правильна назва ще й `suggestion`.",
      ],
    },
  },
];

const titles: Readonly<Record<Language, string>> = {
  en: `# Codes

Codes are stable: programs may tell issues and problems apart by them. Texts may change. \`{name}\` is a detail of the case at hand. [Українською](issue-codes.uk.md)`,
  uk: `# Коди

Коди сталі: програми можуть розрізняти за ними зауваження й помилки. Тексти можуть змінюватися; українською їх дає \`language: uk\` з \`baselinker-sdk/mapping/uk\`. \`{name}\` означає подробицю окремого випадку. [In English](issue-codes.md)`,
};
const columns: Readonly<Record<Language, readonly string[]>> = {
  en: ["code", "level", "what happened and what to do"],
  uk: ["код", "рівень", "що сталося і що робити"],
};

const problems = lists.flatMap(problemsOf);
if (problems.length > 0) {
  console.error(`src/mapping/uk/codes.ts does not fit the codes:\n${problems.join("\n")}`);
  process.exitCode = 1;
} else {
  write("issue-codes.md", "en");
  write("issue-codes.uk.md", "uk");
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

function sectionOf({ codes, uk, about }: CodeList, language: Language): string {
  const [heading, introduction] = about[language];
  const hasLevels = Object.values(codes).some(({ level }) => level !== undefined);
  const row = (cells: readonly string[]): string =>
    `| ${cells.filter((_, index) => hasLevels || index !== 1).join(" | ")} |`;
  const rows = Object.entries(codes).map(([code, { level = "", text }]) =>
    row([`\`${code}\``, level, (language === "uk" ? uk[code] : text) ?? ""]),
  );
  const table = [row(columns[language]), row(["---", "---", "---"]), ...rows].join("\n");
  return `## ${heading}\n\n${introduction}\n\n${table}`;
}

/** Codes that have no translation, translations of no code, and details that one language leaves out. */
function problemsOf({ file, codes, uk }: CodeList): string[] {
  const names = Object.keys(codes);
  return [
    ...names.filter((code) => !Object.hasOwn(uk, code)).map((code) => `- ${code} has no translation`),
    ...Object.keys(uk)
      .filter((code) => !Object.hasOwn(codes, code))
      .map((code) => `- ${code} is not a code of ${file} any more`),
    ...names
      .filter((code) => Object.hasOwn(uk, code) && detailsOf(uk[code]) !== detailsOf(codes[code]?.text))
      .map((code) => `- ${code} does not name the same details: ${detailsOf(codes[code]?.text) || "none"}`),
  ];
}

function detailsOf(text = ""): string {
  return [...new Set(text.match(/\{\w+\}/g))].sort().join(" ");
}
