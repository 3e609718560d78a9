import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { allMethods } from "../../src/api/methods/methods.ts";
import { allPages } from "../../src/api/methods/pages.ts";
import type { Method, MethodKind, PagedRead } from "../../src/api/wire/method.ts";
import type { AnyShape } from "../../src/api/wire/shape.ts";

/** What the source says about a method and its declaration does not hold. */
interface Written {
  /** The folder under `src/api/methods`, or the file where an area has only one. */
  readonly area: string;
  /** The first paragraph of the comment, where the comment links to the vendor's page. */
  readonly summary: string | undefined;
}

/**
 * Writes docs/methods.md from the declarations and their comments. With `--check` it only compares, and
 * exits with 1 where the file is stale: so it also pins the name and the kind of every method.
 */
const root = fileURLToPath(new URL("../..", import.meta.url));
const file = join(root, "docs/methods.md");

const text = page(Object.values(allMethods()), readSource(join(root, "src/api/methods")));
if (process.argv.includes("--check")) {
  if (!existsSync(file) || readFileSync(file, "utf8") !== text) {
    console.error("docs/methods.md is stale. Run: npm run generate");
    process.exitCode = 1;
  }
} else {
  writeFileSync(file, text);
}

function page(methods: readonly Method[], written: ReadonlyMap<string, Written>): string {
  const lost = [...written.keys()].filter((name) => !methods.some((method) => method.name === name));
  if (lost.length > 0)
    throw new Error(`src/api/methods/methods.ts does not name the file of ${lost.join(", ")}.`);
  const aliases = methods.filter(({ sends }) => sends !== undefined).length;
  const countOf = (wanted: MethodKind) =>
    methods.filter(({ kind, sends }) => kind === wanted && sends === undefined).length;
  const areas = Map.groupBy(methods, ({ name }) => written.get(name)?.area ?? "");
  const sections = [...areas].map(([area, members]) => {
    const rows = members
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .map((method) => row(method, written.get(method.name)?.summary));
    return `## ${title(area)}\n\n| method | kind | pages | what it does |\n| --- | --- | --- | --- |\n${rows.join("\n")}\n`;
  });
  return `# Methods

${methods.length - aliases} methods: ${countOf("read")} reads, ${countOf("write")} writes and ${countOf("set")} that set values, and ${aliases} former names. Each one is a method of \`Baselinker\`
under the name below, and links to the vendor's page. A **read** has no side effect and is repeated where an
answer is lost; a **write** is never repeated blindly. A **set** is a write that leaves the same stock or prices when it
is sent twice, so it is repeated like a read. If the kind says *file*, \`fileOf\` turns the answer
into bytes; where it says *upload*, a field takes the bytes of a file, up to 2 MB; where it says *bulk*, more than
a thousand entries are sent in several calls. A paged read has an iterator, named in the table, which
reads all pages. A method that is not here, because it is newer than this version, goes through \`call\`.

${sections.join("\n")}`;
}

function row(method: Method, summary: string | undefined): string {
  const { name, sends, file: held, bulk } = method;
  if (summary === undefined) throw new Error(`${name} has no comment with a summary and a link. Write one.`);
  const kind = [
    method.kind,
    ...(held === undefined ? [] : ["file"]),
    ...(Object.values(method.params).some(takesFile) ? ["upload"] : []),
    ...(bulk === undefined ? [] : ["bulk"]),
  ];
  const link = `[\`${name}\`](https://api.baselinker.com/index.php?method=${sends ?? name})`;
  return `| ${link} | ${kind.join(", ")} | ${iteratorOf(name)} | ${summary.replaceAll("|", "\\|")} |`;
}

/** Whether a value of this shape may be, or hold, the bytes of a file. */
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

function iteratorOf(method: string): string {
  const found = Object.entries<PagedRead>(allPages()).find(([, { of }]) => of === method);
  if (found === undefined) return "";
  const [name, paging] = found;
  const size = paging.size === 0 ? "" : `, ${paging.size} each`;
  const by = paging.by === "id" ? `by \`${paging.from}\`` : "by number";
  return `\`${name}\`, ${by}${size}`;
}

function title(area: string): string {
  const words = area.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return area === "crm" ? "CRM" : words.charAt(0).toUpperCase() + words.slice(1);
}

/** The keys of every `named({ … })`, with what their comments say. */
function readSource(folder: string): Map<string, Written> {
  const written = new Map<string, Written>();
  for (const path of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!path.endsWith(".ts")) continue;
    const source = ts.createSourceFile(
      path,
      readFileSync(join(folder, path), "utf8"),
      ts.ScriptTarget.Latest,
      true,
    );
    const area = path.replace(/\.ts$/, "").split(/[\\/]/)[0] ?? "";
    for (const key of methodKeys(source)) {
      if (key.name === undefined || !ts.isIdentifier(key.name)) continue;
      written.set(key.name.text, { area, summary: summaryOf(key) });
    }
  }
  return written;
}

function methodKeys(source: ts.SourceFile): ts.ObjectLiteralElementLike[] {
  return source.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .flatMap(({ initializer }) => {
      if (initializer === undefined || !ts.isCallExpression(initializer)) return [];
      const { expression, arguments: given } = initializer;
      if (!ts.isIdentifier(expression) || expression.text !== "named") return [];
      return given.filter(ts.isObjectLiteralExpression).flatMap(({ properties }) => [...properties]);
    });
}

function summaryOf(key: ts.ObjectLiteralElementLike): string | undefined {
  const comment = ts.getJSDocCommentsAndTags(key).find(ts.isJSDoc);
  if (comment?.tags?.some(({ tagName }) => tagName.text === "see") !== true) return undefined;
  const words = ts.getTextOfJSDocComment(comment.comment) ?? "";
  const summary = (words.split(/\n\s*\n/)[0] ?? "").replace(/\s+/g, " ").trim();
  const deprecated = comment.tags.some(({ tagName }) => tagName.text === "deprecated");
  return deprecated ? `**Deprecated.** ${summary}` : summary;
}
