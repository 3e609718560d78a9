import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { methodsByArea } from "../../src/api/methods.ts";
import type { Method } from "../../src/api/wire/method.ts";
import type { AnyShape } from "../../src/api/wire/shape.ts";
import { iteratorName } from "../../src/client/pageMethods.ts";

/**
 * Writes docs/methods.md from the declarations and their comments. With `--check` it only compares, and
 * exits with 1 where the file is stale.
 */
const root = fileURLToPath(new URL("../..", import.meta.url));
const file = join(root, "docs/methods.md");

const text = page(methodsByArea(), readSummaries(join(root, "src/api")));
if (process.argv.includes("--check")) {
  if (!existsSync(file) || readFileSync(file, "utf8") !== text) {
    console.error("docs/methods.md is stale. Run: npm run generate");
    process.exitCode = 1;
  }
} else {
  writeFileSync(file, text);
}

function page(
  areas: { readonly [area: string]: readonly Method[] },
  summaries: ReadonlyMap<string, string>,
): string {
  const all = Object.values(areas).flat();
  const aliases = all.filter(({ sends }) => sends !== undefined).length;
  const reads = all.filter(({ kind, sends }) => kind === "read" && sends === undefined).length;
  const sections = Object.entries(areas).map(([area, methods]) => {
    const rows = methods.map((method) => row(method, summaries));
    return `## ${title(area)}\n\n| method | kind | pages | what it does |\n| --- | --- | --- | --- |\n${rows.join("\n")}\n`;
  });
  return `# Methods

Generated from \`src/api\` by \`npm run generate\`; do not edit.

${all.length - aliases} methods: ${reads} reads and ${all.length - aliases - reads} writes, and ${aliases} former names. Each one is a method of \`Baselinker\`
under the name below, and links to the vendor's page. A **read** has no side effect and is repeated where an
answer is lost; a **write** is never repeated blindly. Where the kind says *file*, \`fileOf\` turns the answer
into bytes; where it says *upload*, a field takes the bytes of a file, up to 2 MB; where it says *bulk*, more than
a thousand entries are sent in several calls. A paged read has an iterator beside it, named in the table, which
reads all pages. A method that is not here, because it is newer than this version, goes through \`call\`.

${sections.join("\n")}`;
}

function row(method: Method, summaries: ReadonlyMap<string, string>): string {
  const { name, sends, file: held, bulk } = method;
  const summary = summaries.get(name);
  if (summary === undefined) throw new Error(`${name} has no comment with a summary and a link. Write one.`);
  const kind = [
    method.kind,
    ...(held === undefined ? [] : ["file"]),
    ...(Object.values(method.params).some(takesFile) ? ["upload"] : []),
    ...(bulk === undefined ? [] : ["bulk"]),
  ];
  const link = `[\`${name}\`](https://api.baselinker.com/index.php?method=${sends ?? name})`;
  return `| ${link} | ${kind.join(", ")} | ${pages(method)} | ${summary.replaceAll("|", "\\|")} |`;
}

/** Whether the bytes of a file may stand there, or somewhere in it. */
function takesFile({ node }: AnyShape): boolean {
  switch (node.type) {
    case "text":
      return node.file === true;
    case "list":
      return takesFile(node.item);
    case "map":
      return takesFile(node.value);
    case "object":
      return Object.values(node.fields).some(takesFile);
    case "either":
      return takesFile(node.scalar) || takesFile(node.other);
    default:
      return false;
  }
}

function pages({ name, paging }: Method): string {
  if (paging === undefined) return "";
  const size = paging.size === 0 ? "" : `, ${paging.size} each`;
  const by = paging.by === "id" ? `by \`${paging.from}\`` : "by number";
  return `\`${iteratorName(name)}\`, ${by}${size}`;
}

function title(area: string): string {
  const words = area.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return area === "crm" ? "CRM" : words.charAt(0).toUpperCase() + words.slice(1);
}

/** The first paragraph of the comment of each method that has a link to the vendor's page as well. */
function readSummaries(folder: string): Map<string, string> {
  const summaries = new Map<string, string>();
  for (const path of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!path.endsWith(".ts")) continue;
    const source = ts.createSourceFile(
      path,
      readFileSync(join(folder, path), "utf8"),
      ts.ScriptTarget.Latest,
      true,
    );
    for (const member of source.statements
      .filter(ts.isInterfaceDeclaration)
      .flatMap(({ members }) => members)) {
      const comment = ts.getJSDocCommentsAndTags(member).find(ts.isJSDoc);
      if (member.name === undefined || !ts.isIdentifier(member.name) || comment === undefined) continue;
      if (comment.tags?.some(({ tagName }) => tagName.text === "see") !== true) continue;
      const words = ts.getTextOfJSDocComment(comment.comment) ?? "";
      const summary = (words.split(/\n\s*\n/)[0] ?? "").replace(/\s+/g, " ").trim();
      const deprecated = comment.tags.some(({ tagName }) => tagName.text === "deprecated");
      summaries.set(member.name.text, deprecated ? `**Deprecated.** ${summary}` : summary);
    }
  }
  return summaries;
}
