import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { methodNames } from "../../api/methods/methodNames.ts";
import type { MethodWords } from "../../api/schema/methodWords.ts";

const client = fileURLToPath(new URL("../../client/calls/baselinker.ts", import.meta.url));

/** How the declarations are compiled where only their types and comments are asked for. */
export const declarationOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ["lib.es2024.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts", "lib.dom.asynciterable.d.ts"],
  module: ts.ModuleKind.NodeNext,
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
};

/**
 * What the comments of the declarations say, read by the compiler, which takes two seconds. It is for the module next to
 * it, whose value is in the package in its place.
 */
export function readWords(): MethodWords {
  const program = ts.createProgram([client], { ...declarationOptions, noEmit: true });
  const checker = program.getTypeChecker();
  const names = new Set(methodNames);
  const words: Record<string, Record<"params" | "result", Record<string, string>>> = {};
  // In the order of `ApiMethods`, in which similar methods are next to each other: so they compress best.
  for (const [place, symbol] of documentedPaths(program, client)) {
    const [, name = "", call, path = ""] = /^(\w+)(\(\))?\.?(.*)$/.exec(place) ?? [];
    if (!names.has(name)) continue;
    words[name] ??= { params: {}, result: {} };
    const text = textOf(symbol, checker);
    const side = call === undefined && path !== "" ? "result" : "params";
    if (text !== "") words[name][side][path] = text;
  }
  return words;
}

/** A comment as one would write it in a line, with its paragraphs, and what it says of a name that goes. */
function textOf(symbol: ts.Symbol, checker: ts.TypeChecker): string {
  const deprecated = symbol.getJsDocTags(checker).find(({ name }) => name === "deprecated");
  const parts = [
    ts.displayPartsToString(symbol.getDocumentationComment(checker)),
    ...(deprecated === undefined ? [] : [`Deprecated. ${ts.displayPartsToString(deprecated.text)}`]),
  ];
  return parts
    .flatMap((part) => part.split(/\n\s*\n/))
    .map((paragraph) => paragraph.replace(/\s+/g, " ").trim())
    .filter((paragraph) => paragraph !== "")
    .join("\n\n");
}

/**
 * Every member of the client, every field that it takes and every field that it gives, by path: `addOrder().date_add`
 * and `addOrder.order_id`. Elements of lists and of maps add nothing to a path.
 *
 * @param path - the file that has the client: its source, or a declaration file
 */
export function documentedPaths(program: ts.Program | undefined, path: string): Map<string, ts.Symbol> {
  const file = program?.getSourceFile(path);
  if (program === undefined || file === undefined) throw new Error(`${path} is not there.`);
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(file);
  const members = (module === undefined ? [] : checker.getExportsOfModule(module))
    .filter(({ name }) => name === "Baselinker")
    .flatMap((symbol) => checker.getDeclaredTypeOfSymbol(symbol).getProperties());
  const paths = new Map<string, ts.Symbol>();
  // Declarations that were rolled up into one file are there with everything else that the package has.
  const { fileName } = file;
  const isOfTheApi = (name: string) =>
    fileName.includes("/src/") ? name.includes("/src/api/") : name.startsWith(dirname(fileName));
  const visit = (type: ts.Type, path: string, above: readonly ts.Type[]): void => {
    if (above.includes(type)) return;
    const elements = checker.getIndexInfosOfType(type).map((info) => info.type);
    for (const part of type.isUnion() ? type.types : elements) visit(part, path, [...above, type]);
    for (const field of type.isUnion() ? [] : type.getProperties()) {
      if (!field.declarations?.some((declaration) => isOfTheApi(declaration.getSourceFile().fileName)))
        continue;
      paths.set(`${path}.${field.name}`, field);
      visit(checker.getTypeOfSymbol(field), `${path}.${field.name}`, [...above, type]);
    }
  };
  for (const member of members) {
    paths.set(member.name, member);
    const [signature] = checker.getTypeOfSymbol(member).getCallSignatures();
    const [params] = signature?.getParameters() ?? [];
    const answer = signature && checker.getAwaitedType(signature.getReturnType());
    if (params !== undefined) visit(checker.getTypeOfSymbol(params), `${member.name}()`, []);
    if (answer !== undefined) visit(answer, member.name, []);
  }
  return paths;
}
