import { fileURLToPath } from "node:url";
import ts from "typescript";
import { ukrainianWords } from "./ukrainianWords.ts";

/** What each word of the rules means: the comments of the types that declare them, and these in Ukrainian. */
const sources = [
  "../../src/mapping/rules/rules.ts",
  "../../src/mapping/rules/value.ts",
  "../../src/mapping/rules/value.ts",
  "../../src/mapping/rules/ruleTest.ts",
  "../../src/api/methods/orders/orderFields.ts",
];

/** Types whose words are read with those of another one. */
const parts: Readonly<Record<string, string>> = { LookupModifiers: "Modifiers", ExpectedResult: "RuleTest" };

const english = new Map(sources.flatMap((path) => [...commentsOf(new URL(path, import.meta.url))]));

/** A word of the first of these types that has it, in both languages. */
export function descriptionOf(word: string, types: readonly string[]): string {
  const type = types.find((each) => english.has(`${each}.${word}`)) ?? "";
  const own = english.get(`${type}.${word}`);
  const translated = ukrainianWords[type]?.[word];
  if (own === undefined || translated === undefined)
    throw new Error(`\`${word}\` of ${types.join(", ")} has no comment, or no words in ukrainianWords.ts.`);
  return `${own}\n\n${translated}`;
}

/** The first comment of each property in one line, by the type that declares it: `Rules.defaults.country`. */
function commentsOf(file: URL): Map<string, string> {
  const source = ts.sys.readFile(fileURLToPath(file)) ?? "";
  const tree = ts.createSourceFile(file.pathname, source, ts.ScriptTarget.Latest, true);
  const comments = new Map<string, string>();
  const visit = (node: ts.Node, owner: string): void => {
    const name = nameOf(node);
    const path = name === undefined ? owner : owner === "" ? (parts[name] ?? name) : `${owner}.${name}`;
    if (ts.isPropertySignature(node) || ts.isPropertyAssignment(node)) {
      const [comment] = ts.getLeadingCommentRanges(source, node.getFullStart())?.slice(-1) ?? [];
      const text = comment === undefined ? "" : source.slice(comment.pos, comment.end);
      const plain = text
        .replace(/^\/\*\*|\*\/$/g, "")
        .replace(/\n\s*\*/g, " ")
        .replace(/\s+/g, " ")
        .trim();
      if (text.startsWith("/**") && !comments.has(path)) comments.set(path, plain);
    }
    ts.forEachChild(node, (child) => visit(child, path));
  };
  visit(tree, "");
  return comments;
}

function nameOf(node: ts.Node): string | undefined {
  const isDeclared =
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isVariableDeclaration(node) ||
    ts.isPropertySignature(node) ||
    ts.isPropertyAssignment(node);
  return isDeclared ? node.name.getText().replace(/^["']|["']$/g, "") : undefined;
}
