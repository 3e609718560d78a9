import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * Writes `docs/demo.svg`, the picture of the README: what `npm run demo` really prints, as text that a person can
 * select and a screen reader reads. With `--check` it only compares, and exits with 1 where it is stale.
 */
const root = fileURLToPath(new URL("../..", import.meta.url));
const file = fileURLToPath(new URL("../demo.svg", import.meta.url));
const fontSize = 13;
const lineHeight = 20;
/** Of a letter in a font of equal widths. */
const letterWidth = fontSize * 0.602;
const margin = 20;
const maxColumns = 108;

const picture = drawn(printed());
const before = existsSync(file) ? readFileSync(file, "utf8") : "";
if (before !== picture) {
  if (process.argv.includes("--check")) {
    console.error("docs/demo.svg is stale. Run: npm run generate");
    process.exitCode = 1;
  } else {
    writeFileSync(file, picture);
  }
}

/** The lines of the demo, without what differs from run to run. */
function printed(): string[] {
  const source = ["--import", "./test/support/packageFromSource.ts", "examples/quickstart/demo.ts"];
  const text = execFileSync(process.execPath, source, {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  const lines = text.trimEnd().split("\n");
  return ["$ npm run demo", "", ...lines.flatMap(folded)].map((line) => line.replace(/, \d+ ms$/, ""));
}

/** A line that is too long continues below, under the beginning of its last column. */
function folded(line: string): string[] {
  if (line.length <= maxColumns) return [line];
  if (/^-+(?: +-+)+$/.test(line)) return [line.slice(0, maxColumns)];
  const start = line.lastIndexOf("  ") + 2;
  const at = line.lastIndexOf(" ", maxColumns);
  if (at <= start) return [line];
  return [line.slice(0, at), ...folded(" ".repeat(start) + line.slice(at + 1))];
}

function drawn(lines: readonly string[]): string {
  const width = Math.ceil(Math.max(...lines.map(({ length }) => length)) * letterWidth) + 2 * margin;
  const height = lines.length * lineHeight + 2 * margin;
  const rows = lines.map((line, index) => {
    const y = margin + (index + 0.75) * lineHeight;
    const look = index === 0 || /^-+ /.test(line) ? ' class="quiet"' : "";
    return line === "" ? "" : `<text x="${margin}" y="${y}"${look}>${marked(escaped(line))}</text>\n`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" xml:space="preserve" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="What npm run demo prints">
<style>
text { font: ${fontSize}px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; fill: #23272a; white-space: pre; }
rect { fill: #f6f6f2; stroke: #d5d5cb; }
.quiet { fill: #5f666b; }
.good { fill: #0b6b5b; }
.look { fill: #8a4b08; }
@media (prefers-color-scheme: dark) {
text { fill: #e2e6e4; }
rect { fill: #111415; stroke: #2d3334; }
.quiet { fill: #a7b0ad; }
.good { fill: #6fd3bf; }
.look { fill: #e5b567; }
}
</style>
<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8"/>
${rows.join("")}</svg>
`;
}

/** The result of a lead is what one looks for. */
function marked(line: string): string {
  return line
    .replace(/(?<= )(Success|Duplicate)(?= )/, '<tspan class="good">$1</tspan>')
    .replace(/(?<= )(Skip: [\w ]+|Unknown: [\w ]+|Error: [\w ]+)/, '<tspan class="look">$1</tspan>');
}

function escaped(line: string): string {
  return line.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
