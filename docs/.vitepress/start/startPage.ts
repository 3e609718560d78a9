import type MarkdownIt from "markdown-it";
import type { LanguageCode } from "../languages.ts";
import { below } from "./below.ts";

const fence = "live-lead";

/** A page with `start: <language>` in its head continues with the live lead, the starting points and the limiter. */
export function startPage(md: MarkdownIt): void {
  md.core.ruler.before("normalize", "startPage", (state) => {
    const language = languageOf(state.env.frontmatter?.start);
    if (language === undefined || state.src.includes(`\`\`\`${fence}`)) return;
    state.src += `\n\n\`\`\`${fence} ${language}\n\`\`\`\n\n${below[language]}\n`;
  });
  const { fence: rendered } = md.renderer.rules;
  md.renderer.rules.fence = (...args) => {
    const [name, given] = args[0][args[1]]?.info.split(" ") ?? [];
    const language = languageOf(given);
    if (name === fence && language !== undefined) return `<LiveLead language="${language}" />`;
    return rendered?.(...args) ?? "";
  };
}

function languageOf(value: unknown): LanguageCode | undefined {
  return value === "en" || value === "uk" || value === "pl" ? value : undefined;
}
