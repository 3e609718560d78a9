import { filesOf } from "../../docs/generate/guideCommands.ts";
import type { CodeBlock } from "./codeBlocks.ts";

/**
 * A block of a guide without what is of a country or a language: names, places, paths of a form, and what a command
 * prints. Two translations of a block have the same shape. That each works, others test: they run it.
 */
export function shapeOfBlock(block: CodeBlock): unknown {
  const { language, code } = block;
  if (language === "console") return code.match(/^\$ .*$/gm);
  if (language === "json") {
    const [file] = filesOf([block]);
    return [code.split("\n").length, shapeOfJson(JSON.parse(code), file?.file === "lead.json" ? "lead" : "")];
  }
  if (language === "ts") return shapeOfProgram(code);
  if (language === "text") return code.replace(/(?<=^\S+ → ).*$/gm, "");
  // Comments, and the example of a token.
  return code.replace(/(?<=^# ).*$/gm, "").replace(/(?<=^BASELINKER_TOKEN=).*$/gm, "");
}

/** Objects whose keys are words of the sender: the lead itself, and tables of its texts. */
const ownKeys = new Set(["lead", "lookup", "replace"]);

/** Keys are words of the rules, but for those of a lead; texts are masked, and so is `country` with them. */
export function shapeOfJson(value: unknown, name = ""): unknown {
  if (Array.isArray(value)) return value.map((item) => shapeOfJson(item, ownKeys.has(name) ? name : ""));
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).map(([key, item]) =>
      ownKeys.has(name) ? shapeOfJson(item, name) : [key, shapeOfJson(item, key)],
    );
  }
  return typeof value === "string" ? "" : value;
}

/** A program without its texts and comments, and without the language in which its mapper says what it has to say. */
function shapeOfProgram(code: string): string {
  return code
    .replace(/^\/\*\*.*\*\/$|\/\/ .*$/gm, "//")
    .replace(/^import \{ \w\w \} from "baselinker-sdk\/mapping\/\w\w";\n/m, "")
    .replace(/, \{ language: \w\w \}/, "")
    .replace(/"[^"\n]*"/g, '""');
}
