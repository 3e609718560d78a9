import { choice, optional, text } from "../../entries/apps.ts";
import { closestName } from "../../shared/options/closestName.ts";
import { readText } from "../files/text.ts";
import { packageFile } from "../terminal/packageFiles.ts";
import { declareTool } from "./tool.ts";
import { ToolFailure } from "./toolFailure.ts";

/** Pages of `docs/` that say how to do something with the tools, or what an answer means. */
const guides = [
  "rules",
  "rules-reference",
  "rule-tests",
  "senders",
  "leadbox",
  "issue-codes",
  "webhooks",
  "delivery",
  "register",
  "symptoms",
  "cli",
] as const;

interface Section {
  readonly level: number;
  readonly name: string;
  readonly from: number;
}

export const readGuide = () =>
  declareTool({
    name: "read_guide",
    title: "Read a guide",
    description: "The package's guides: without `section` the list of sections.",
    params: { guide: choice(...guides), section: optional(text()) },
    words: { section: "a heading, or a code in a table" },
    isPlain: true,
    async run({ guide, section }) {
      const lines = (await readText(packageFile(`docs/${guide}.md`, guide))).split("\n");
      const sections = sectionsOf(lines);
      if (section === undefined)
        return sections.map(({ level, name }) => `${"  ".repeat(Math.max(0, level - 2))}${name}`).join("\n");
      const found = sections.find(({ name }) => anchorOf(name) === anchorOf(section));
      if (found !== undefined) return textOf(found, sections, lines);
      const rows = lines.filter((line) => line.startsWith(`| \`${section}\``));
      if (rows.length > 0) return rows.join("\n");
      const names = sections.map(({ name }) => name);
      const close = closestName(section, names);
      const hint = close === undefined ? "" : ` Did you mean “${close}”?`;
      throw new ToolFailure("unknown_section", `The guide ${guide} has no such section.${hint}`, {
        sections: names,
      });
    },
  });

function sectionsOf(lines: readonly string[]): Section[] {
  const sections: Section[] = [];
  let isCode = false;
  for (const [from, line] of lines.entries()) {
    if (line.startsWith("```")) isCode = !isCode;
    const [, marks, name] = (!isCode && /^(#{1,3}) (.+)$/.exec(line)) || [];
    if (marks !== undefined && name !== undefined) sections.push({ level: marks.length, name, from });
  }
  return sections;
}

/** A section with its subsections; for the title, only the text before the next heading. */
function textOf({ level, from }: Section, sections: readonly Section[], lines: readonly string[]): string {
  const end = sections.find(
    (section) => section.from > from && (level === 1 || section.level <= level),
  )?.from;
  return lines.slice(from, end).join("\n").trim();
}

/** The anchor that GitHub uses in links, so that `rules.md#what-if` and the heading are the same. */
function anchorOf(heading: string): string {
  return heading
    .replace(/^#+/, "")
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");
}
