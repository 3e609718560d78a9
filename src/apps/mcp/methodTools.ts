import {
  type AnyShape,
  allMethods,
  choice,
  type Fields,
  type Method,
  methodNamed,
  optional,
  text,
} from "../../entries/apps.ts";
import { joinPath } from "../../shared/json/value.ts";
import { closestName } from "../../shared/options/closestName.ts";
import { declareTool } from "./tool.ts";
import { ToolFailure } from "./toolFailure.ts";

/** The maximum number of lines in the answer to a search. */
const maxFound = 8;

/** The maximum number of characters of a query that are read: each word is looked for in all methods. */
const maxQuery = 1_000;

/** Words of a query that say nothing: a long sentence about something else has all of them. */
const fillers: readonly string[] = [
  "an",
  "and",
  "by",
  "for",
  "from",
  "in",
  "of",
  "on",
  "or",
  "the",
  "to",
  "with",
];

export const findMethods = () =>
  declareTool({
    name: "find_methods",
    title: "Find methods",
    description: "Methods of the Base API by words of their name or meaning.",
    params: { query: text() },
    isPlain: true,
    async run({ query }) {
      const words = await loadWords();
      const wanted = wordsIn(query.slice(0, maxQuery)).filter((word) => !fillers.includes(word));
      const found = Object.values<Method>(allMethods())
        .map((method) => ({ method, score: scoreOf(method, meaningOf(words, method.name), wanted) }))
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score);
      if (found.length === 0)
        return "Nothing found. Use other words, such as order, product, stock, return, invoice.";
      return found
        .slice(0, maxFound)
        .map(({ method: { name, kind } }) => `${name} (${kind}): ${firstSentence(meaningOf(words, name))}`)
        .join("\n");
    },
  });

export const describeMethod = () =>
  declareTool({
    name: "describe_method",
    title: "Describe a method",
    description: "Parameters of a method, or the fields of its result.",
    params: { method: text(), part: optional(choice("params", "result")), at: optional(text()) },
    words: { at: "one field, e.g. orders.products" },
    isPlain: true,
    async run({ method: name, part = "params", at: parentPath = "" }) {
      const method = declaredMethod(name);
      const fields = fieldsAt(method, part, parentPath);
      const words = await loadWords();
      const meanings = words[name]?.[part] ?? {};
      const lines = Object.entries(fields).map(([field, shape]) => {
        const path = joinPath(parentPath, field);
        const meaning = meanings[path]?.replace(/\s+/g, " ") ?? "";
        return `${field} ${typeOf(shape, part)}${shape.optional && part === "params" ? "?" : ""}: ${meaning}`;
      });
      const head =
        parentPath === ""
          ? `${name} (${method.kind}) ${part}. ${meaningOf(words, name)}`
          : `${name} ${part} ${parentPath}`;
      return [head, ...(lines.length === 0 ? ["none"] : lines)].join("\n");
    },
  });

/** @throws ToolFailure for a name that is not a method */
export function declaredMethod(name: string): Method {
  const method = methodNamed(name);
  if (method !== undefined) return method;
  const close = closestName(name, Object.keys(allMethods()));
  const hint = close === undefined ? "find_methods finds them by words." : `Did you mean ${close}?`;
  throw new ToolFailure("unknown_method", `There is no method ${name}. ${hint}`);
}

/** The fields below a path: of an object, or of the elements of a list or a map. */
function fieldsAt(method: Method, part: "params" | "result", parentPath: string): Fields {
  let fields: Fields = method[part];
  for (const name of parentPath === "" ? [] : parentPath.split(".")) {
    const shape = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (shape === undefined) {
      const known = Object.keys(fields);
      throw new ToolFailure("unknown_field", `${method.name} has no field ${parentPath}.`, { fields: known });
    }
    fields = fieldsOf(shape);
  }
  return fields;
}

/** The fields of an object, or of the elements of a list or a map; none for a value. */
export function fieldsOf({ node }: AnyShape): Fields {
  if (node.type === "object") return node.fields;
  if (node.type === "list") return fieldsOf(node.item);
  if (node.type === "map") return fieldsOf(node.value);
  if (node.type === "either") return fieldsOf(node.other);
  return {};
}

function typeOf({ node }: AnyShape, part: "params" | "result"): string {
  switch (node.type) {
    case "list":
      return `list of ${typeOf(node.item, part)}`;
    case "map":
      return `map${node.prefix === undefined ? "" : ` by ${node.prefix}<number>`} of ${typeOf(node.value, part)}`;
    case "object":
      return `{${Object.keys(node.fields).join(", ")}}`;
    case "choice":
      return node.values.join("|");
    case "time":
      return "unix seconds";
    case "either":
      return `${typeOf(node.scalar, part)} or ${typeOf(node.other, part)}`;
    case "text":
      if (node.file === true) return part === "params" ? "file as base64" : "text";
      return node.max === undefined || part === "result" ? "text" : `text up to ${node.max}`;
    default:
      return node.type;
  }
}

/**
 * The descriptions are loaded by the first call that needs them: they are large, and the start of the server
 * does not need them.
 */
export async function loadWords() {
  return (await import("../../entries/schema/words.ts")).words;
}

function meaningOf(words: Awaited<ReturnType<typeof loadWords>>, name: string): string {
  return words[name]?.params[""] ?? "";
}

function firstSentence(sentences: string): string {
  return /^.*?[.:](?=\s|$)/s.exec(sentences)?.[0] ?? sentences;
}

/** The words of a query or of a camel-case name, without plural endings. */
function wordsIn(sentence: string): string[] {
  return sentence
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 1)
    .map((word) => word.replace(/ies$/, "y").replace(/(s|x|ch|sh)es$|([^su])s$/, "$1$2"));
}

/** A word in the name counts more than one in the description. Short names and methods that read are preferred. */
function scoreOf({ name, kind }: Method, meaning: string, wanted: readonly string[]): number {
  const named = wordsIn(name);
  const said = new Set(wordsIn(meaning));
  const points = wanted.map((word) => (named.includes(word) ? 4 : said.has(word) ? 1 : 0));
  const total = points.reduce<number>((sum, point) => sum + point, 0);
  return total === 0 ? 0 : total - named.length / 10 + (kind === "read" ? 0.5 : 0);
}
