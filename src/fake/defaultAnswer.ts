import type { AnyShape, Fields } from "../api/wire/shape.ts";

/** An answer with every field that a declaration names: ids are 1, all else is empty. */
export function defaultAnswer(fields: Fields): Record<string, unknown> {
  const entries = Object.entries(fields).filter(([, shape]) => !shape.optional);
  return Object.fromEntries(entries.map(([name, shape]) => [name, defaultOf(shape, name)]));
}

function defaultOf({ node }: AnyShape, name: string): unknown {
  switch (node.type) {
    case "integer":
    case "decimal":
    case "time":
      return name.endsWith("_id") ? 1 : 0;
    case "identifier":
      return "1";
    case "flag":
      return false;
    case "currency":
      return "EUR";
    case "choice":
      return node.values[0] ?? "";
    case "list":
      return [];
    case "map":
    case "unknown":
      return {};
    case "object":
      return defaultAnswer(node.fields);
    default:
      return "";
  }
}
