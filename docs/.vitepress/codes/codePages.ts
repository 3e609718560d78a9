import type { LanguageCode } from "../languages.ts";
import { toFragment } from "../playground/share.ts";
import { written as json } from "../start/written.ts";
import { type ListedCode, listedCodes, pathOf } from "./codeLists.ts";
import { type ErrorCode, type ErrorText, errorCodes } from "./errorCodes.ts";
import { type Example, type Said, saidOf } from "./example.ts";
import { filled } from "./filled.ts";
import { issueLanguages, type Words, words } from "./languages.ts";
import { leadExamples } from "./leadExamples.ts";
import { lineExamples } from "./lineExamples.ts";
import { guideIn, mentionsOf } from "./mentions.ts";
import { rulesExamples } from "./rulesExamples.ts";
import { inCountryOf } from "./samplesOfCountry.ts";
import { valueExamples } from "./valueExamples.ts";

/** A page of the route `codes/[code]`. */
interface CodePage {
  readonly params: { readonly code: string; readonly title: string; readonly description: string };
  readonly content: string;
}

export const examples: Readonly<Record<string, Example>> = {
  ...leadExamples,
  ...valueExamples,
  ...lineExamples,
  ...rulesExamples,
};

/** What only phones of Ukraine can show: a number there may begin with 80, or lack the 0 of its trunk prefix. */
const ofOneCountry: ReadonlySet<string> = new Set(["phone_repaired_trunk_80", "phone_repaired_no_trunk"]);

/** The example of a code, with samples of the reader's country. */
export function exampleIn(language: LanguageCode, code: string): Example | undefined {
  const example = examples[code];
  return example === undefined || ofOneCountry.has(code) ? example : inCountryOf(language, example);
}

/** A page for each code that a user can meet: what happened, what to do, an example from the mapping itself. */
export async function codePages(language: LanguageCode): Promise<readonly CodePage[]> {
  const issues = await Promise.all(
    listedCodes.map(async (each) => {
      const said = saidBy(each.code, language);
      const text = filled(each.code, each.texts[language], said?.message, language);
      return page(each.code, text, await listedPage(each, text, said, language));
    }),
  );
  const errors = errorCodes().map((each) =>
    page(each.code, each.texts[language].map(({ why }) => why).join(" "), errorPage(each, language)),
  );
  return [...issues, ...errors].reduce<CodePage[]>(withPage, []);
}

/** Many file systems take `store_failed` and `STORE_FAILED` for one name, so they are one page. */
function withPage(pages: CodePage[], added: CodePage): CodePage[] {
  const at = pages.findIndex(({ params }) => params.code === pathOf(added.params.code));
  const before = pages[at];
  if (before === undefined) return [...pages, added];
  return pages.with(at, {
    ...before,
    content: `${before.content}\n\n${added.content.replaceAll(/^#(?=#? )/gm, "##")}`,
  });
}

function page(code: string, about: string, content: string): CodePage {
  const description = `${code}: ${about.replaceAll("`", "")}`;
  return { params: { code, title: code, description: shortened(description) }, content };
}

async function listedPage(
  { code, kind, level }: ListedCode,
  text: string,
  said: Said | undefined,
  language: LanguageCode,
): Promise<string> {
  const own = words[language];
  const { cause, cure } = split(marked(text));
  const about = level === undefined ? own.kinds[kind] : `${own.kinds[kind]}, ${own.levels[level]}`;
  return blocks([
    `# ${code}`,
    written(about),
    `## ${own.cause}`,
    cause,
    `## ${own.cure}`,
    cure ?? cureOf(code, level, own),
    await exampleOf(code, said, language),
    explainedIn(code, language),
    relatedTo(code, language),
  ]);
}

/** What to do where the text of the code leaves it to the reader. */
function cureOf(code: string, level: ListedCode["level"], own: Words): string {
  if (code === "time_short") return own.writeMilliseconds;
  // There is no order to look at.
  if (level === "error") return own.correctIt;
  return level === "info" ? own.nothingToDo : own.lookAtIt;
}

function errorPage({ code, className, texts }: ErrorCode, language: LanguageCode): string {
  const own = words[language];
  const about = code.startsWith("ERROR_") ? `${own.ofBase}, \`${className}\`` : own.own(className);
  const [only, ...others] = texts[language];
  const explained =
    only !== undefined && others.length === 0
      ? [quoted(only), `## ${own.cause}`, written(only.why), `## ${own.cure}`, written(only.help)]
      : texts[language].flatMap((text, index) => [
          ...(index === 0 ? [`## ${own.cause}`] : []),
          quoted(text),
          `${written(text.why)} **${own.cure}:** ${ended(text.help)}`,
        ]);
  return blocks([
    `# ${code}`,
    written(about),
    ...explained,
    own.guard(className),
    explainedIn(code, language),
    relatedTo(code, language),
  ]);
}

/** The message, as people paste it into a search. */
function quoted({ message }: ErrorText): string | undefined {
  return message === undefined ? undefined : `> ${message}`;
}

function saidBy(code: string, language: LanguageCode): Said | undefined {
  const example = exampleIn(language, code);
  return example && saidOf(code, example, issueLanguages[language]);
}

async function exampleOf(
  code: string,
  said: Said | undefined,
  language: LanguageCode,
): Promise<string | undefined> {
  const example = exampleIn(language, code);
  if (example === undefined || said === undefined) return undefined;
  const own = words[language];
  const rules = json(example.rules);
  const lead = example.lead === undefined ? undefined : json(example.lead);
  const fragment = await toFragment({ rules, lead });
  return blocks([
    `## ${own.example}`,
    own.rules,
    fenced("json", rules),
    ...(lead === undefined ? [] : [own.lead, fenced("json", lead)]),
    own.says(said.path === "" ? "" : ` (\`${said.path}\`)`),
    fenced("text", `${code}: ${said.message}`),
    `[${own.playground}](/playground${fragment}). ${own.account}`,
  ]);
}

function explainedIn(code: string, language: LanguageCode): string | undefined {
  const found = mentionsOf(code, language);
  if (found.length === 0) return undefined;
  return blocks([
    `## ${words[language].explained}`,
    found.map(({ title, link }) => `- [${title}](${link})`).join("\n"),
  ]);
}

function relatedTo(code: string, language: LanguageCode): string {
  const root = language === "en" ? "" : `/${language}`;
  const [word = ""] = code.split("_");
  const others = [...listedCodes, ...errorCodes()]
    .map((each) => each.code)
    .filter((other) => other !== code && other.startsWith(`${word}_`))
    .map((other) => `[\`${other}\`](${root}/codes/${pathOf(other)})`);
  const all = `[${words[language].all}](${guideIn("issue-codes", language)})`;
  return blocks([
    `## ${words[language].related}`,
    others.length === 0 ? all : `${others.join(", ")}. ${all}`,
  ]);
}

/** The first sentence says what happened, the others what to do. */
function split(text: string): { readonly cause: string; readonly cure?: string | undefined } {
  const [, cause = text, cure] = /^(.+?[.!?])\s+(\p{Lu}.+|[`"{].+)$/su.exec(text) ?? [];
  return { cause: ended(cause), cure };
}

/** A piece of rules in a text is code, unless it is in code already. */
function marked(text: string): string {
  return text.replaceAll(/`[^`]+`|\{ [^{}]+ \}|"\w+": \w+(?!\w)/g, (piece) =>
    piece.startsWith("`") ? piece : `\`${piece}\``,
  );
}

/** A text of a cell as a sentence. */
function written(text: string): string {
  return ended(`${text.slice(0, 1).toLocaleUpperCase()}${text.slice(1)}`);
}

function ended(text: string): string {
  return /[.!?…:]$/.test(text) ? text : `${text}.`;
}

function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

function blocks(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join("\n\n");
}

/** For results of a search, which show little more. */
function shortened(text: string): string {
  return text.length <= 160 ? text : `${text.slice(0, text.lastIndexOf(" ", 158))} …`;
}
