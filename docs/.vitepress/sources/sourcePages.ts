import { readFileSync } from "node:fs";
import { createMapper } from "../../../src/mapping/mapper/createMapper.ts";
import type { ExplainedField } from "../../../src/mapping/mapper/explain.ts";
import { type ReadySet, readySets } from "../../generate/readySets.ts";
import { issueLanguages } from "../codes/languages.ts";
import { guideIn } from "../codes/mentions.ts";
import type { LanguageCode } from "../languages.ts";
import { madeUpAccount } from "../madeUpAccount.ts";
import { written } from "../start/written.ts";
import { aboutSet } from "./sets.ts";
import { type Step, secret, stepsOf } from "./steps.ts";
import { texts } from "./texts.ts";

/** A page of the route `sources/[name]`. */
interface SourcePage {
  readonly params: { readonly name: string; readonly title: string };
  readonly content: string;
}

const folder = new URL("../../../examples/rules/", import.meta.url);
const receivedAt = new Date(1_795_180_000_000);
/** A lead that is longer is folded, so that what becomes of it is seen. */
const maxLeadLines = 40;

/** A page for each ready set: what it is, how it is set up, a lead, what becomes of it, the rules. */
export function sourcePages(language: LanguageCode): readonly SourcePage[] {
  return readySets().map((set) => {
    const { title } = aboutSet(set.name, language);
    return { params: { name: set.name, title }, content: pageOf(set, language) };
  });
}

/** The table of all sources, each with its page. */
export function sourcesTable(language: LanguageCode): string {
  const { index, indexColumns } = texts[language];
  const root = language === "en" ? "" : `/${language}`;
  const rows = readySets()
    .map(({ name }) => ({ name, title: aboutSet(name, language).title }))
    .sort((one, other) => one.title.localeCompare(other.title, language))
    .map(({ name, title }) => `| [${title}](${root}/sources/${name}) | \`${name}\` |`);
  return [index, "", `| ${indexColumns.join(" | ")} |`, "| --- | --- |", ...rows].join("\n");
}

function pageOf({ name, rules, requests }: ReadySet, language: LanguageCode): string {
  const own = texts[language];
  const { title, company } = aboutSet(name, language);
  const { arrives, event } = listedIn(name);
  const mapper = createMapper(rules, { language: issueLanguages[language] });
  const lead = mapper.split(requests[0])[0] ?? requests[0];
  const { fields } = mapper.explain(lead, { receivedAt, account: madeUpAccount });
  const json = written(requests[0]);
  const shownLead = `\`\`\`json\n${json}\n\`\`\``;
  const file = readFileSync(new URL(`${name}.json`, folder), "utf8").trim();
  return [
    `# ${title}`,
    own.about(name, own.arrives[arrives] ?? arrives, event),
    `## ${own.setUp(company)}`,
    stepsFor(name, event, language)
      .map((step, index) => `${index + 1}. ${step}`)
      .join("\n"),
    ...(company === undefined ? [] : [own.panel]),
    `## ${own.lead}`,
    json.split("\n").length > maxLeadLines ? folded(own.lead, shownLead) : shownLead,
    `## ${own.explained}`,
    tableOf(fields, language),
    `[${own.playground}](/playground?set=${name})`,
    `## ${own.rules}`,
    folded(`${name}.json`, `\`\`\`json\n${file}\n\`\`\``),
  ].join("\n\n");
}

function stepsFor(name: string, event: string | undefined, language: LanguageCode): string[] {
  const own = texts[language];
  const { sender } = aboutSet(name, language);
  const isPolled = event?.startsWith("`GET ") === true;
  if (sender === undefined)
    return [own.ownProgram, isPolled && event !== undefined ? own.polled(event) : own.keyed, own.look].map(
      (text) => localized(text, language),
    );
  const command = `npx baselinker-sdk init --source ${sender} --rules ${name}`;
  const isWritten = !["ecwid", "meta", "standardWebhooks"].includes(sender);
  return [
    isWritten ? own.init(command) : own.ownProgram,
    ...stepsOf[sender].map((step) => said(step, language)),
    own.look,
  ].map((text) => localized(text, language));
}

function said(step: Step, language: LanguageCode): string {
  const own = texts[language];
  const filled = (fill: readonly (readonly [string, string])[]) =>
    fill.map(([field, value]) => `**${field}**: ${filledIn(value, own.secret)}`).join("; ");
  if ("call" in step) return `${own.call(step.call)} ${filled(step.fill)}.`;
  if ("fill" in step) return `${own.fill} ${filled(step.fill)}.`;
  if ("open" in step) return own.open(step.open);
  if ("press" in step) return own.press(step.press);
  return "copy" in step ? own.copy(step.copy) : step.note[language];
}

function filledIn(value: string, words: string): string {
  if (value === secret) return words;
  return value.includes(secret) ? `\`${value.replace(secret, "")}\` + ${words}` : `\`${value}\``;
}

/** A link to a guide leads to the reader's language where the guide is in it. */
function localized(text: string, language: LanguageCode): string {
  return text.replaceAll(/\]\(\/([\w-]+)\)/g, (_, guide) => `](${guideIn(guide, language)})`);
}

function tableOf(fields: readonly ExplainedField[], language: LanguageCode): string {
  const { columns, constant } = texts[language];
  const rows = fields
    .filter(({ value }) => value !== undefined)
    .map((each) => {
      const paths = pathsOf(each);
      const made = each.source === "constant" ? constant : code(each.source);
      const from = paths.length === 0 ? made : paths.map(code).join(", ");
      return `| ${code(each.field)} | ${code(JSON.stringify(each.value))} | ${from} |`;
    });
  return [`| ${columns.join(" | ")} |`, "| --- | --- | --- |", ...rows].join("\n");
}

function pathsOf({ source, parts }: ExplainedField): string[] {
  const read = [...parts.map((part) => part.source), source].filter((each) => each.startsWith("path "));
  return [...new Set(read.map((each) => each.slice("path ".length)))];
}

/** In a cell of a table. */
function code(text: string): string {
  const safe = text.replaceAll("|", "\\|").replaceAll(/\s+/g, " ");
  return safe.includes("`") ? `\`\` ${safe} \`\`` : `\`${safe}\``;
}

function folded(title: string, text: string): string {
  return `::: details ${title}\n${text}\n:::`;
}

/** What the list of the ready sets says: how a lead arrives, and the call or the event that it comes by. */
function listedIn(name: string) {
  const list = readFileSync(new URL("README.md", folder), "utf8");
  const row = list.split("\n").find((line) => line.startsWith(`| \`${name}.json\` `)) ?? "";
  const [, , source = "", arrives = ""] = row.split("|").map((cell) => cell.trim());
  return { arrives, event: /`[^`]+`/.exec(source)?.[0] };
}
