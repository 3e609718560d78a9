import type { AnyShape, Fields } from "../../api/wire/shape.ts";
import { isRecord } from "../../shared/json/value.ts";

/**
 * Changes with the fields of an order or a return, except those that are reported apart. Only non-empty ones count: a
 * field new in Base or here changes none.
 */
export function fingerprint({ node }: AnyShape, item: object, apart: readonly string[]): string {
  return node.type === "object" ? hash48(contentOf(node.fields, item, apart)).toString(36) : "";
}

/** Values sorted by name, so that the order of fields in the answer or the declaration does not matter. */
function contentOf(fields: Fields, item: object, without: readonly string[] = []): string {
  return Object.keys(fields)
    .sort()
    .map((name) => {
      const shape = Object.hasOwn(item, name) && !without.includes(name) ? fields[name] : undefined;
      const text = shape === undefined ? "" : textOf(shape, Reflect.get(item, name));
      return text === "" ? "" : `${name}=${text};`;
    })
    .join("");
}

function textOf({ node }: AnyShape, value: unknown): string {
  if (node.type === "object" && isRecord(value)) {
    const content = contentOf(node.fields, value);
    return content === "" ? "" : `{${content}}`;
  }
  if (node.type === "list" && Array.isArray(value)) {
    // An empty element keeps its position.
    return value.length === 0 ? "" : `[${value.map((item) => textOf(node.item, item)).join(",")}]`;
  }
  if (node.type === "map" && isRecord(value)) {
    const entries = Object.keys(value).sort();
    const content = entries.map((key) => `${JSON.stringify(key)}:${textOf(node.value, value[key])},`);
    return content.length === 0 ? "" : `{${content.join("")}}`;
  }
  if (value === undefined || value === null || value === "" || value === 0 || value === false) return "";
  return JSON.stringify(value);
}

/** A 48-bit hash that need not resist attackers: Web Crypto would mean a hundred waits for a page of orders. */
export function hash48(text: string): number {
  let one = 0x811c9dc5;
  let two = 0x9747b28c;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    one = Math.imul(one ^ code, 0x01000193);
    two = Math.imul(two + code, 0x5bd1e995);
    two ^= two >>> 15;
  }
  one = Math.imul(one ^ (one >>> 16), 0x85ebca6b);
  return (two & 0xffff) * 0x1_0000_0000 + ((one ^ (one >>> 13)) >>> 0);
}
