import { order as orderShape } from "../api/orders/orderResult.ts";
import type { Order } from "../api/orders/readOrders.ts";
import type { AnyShape, Fields } from "../api/wire/shape.ts";
import { isRecord } from "../json/value.ts";

/** Told by events of their own, or the order itself. */
const apart = ["order_id", "order_status_id", "date_in_status", "payment_done"];

/**
 * A short text that is another one when anything else about the order is. Only declared fields count, and only those
 * that are not empty: a field that Base adds, or that a newer version of the SDK declares, changes no fingerprint
 * before it holds something.
 */
export function fingerprint(order: Order): string {
  const { node } = orderShape;
  if (node.type !== "object") return "";
  return hash48(contentOf(node.fields, order, apart)).toString(36);
}

/** Values in the order of their names, so that neither the answer nor the declaration decides by its order. */
function contentOf(fields: Fields, given: object, without: readonly string[] = []): string {
  return Object.keys(fields)
    .sort()
    .map((name) => {
      const shape = Object.hasOwn(given, name) && !without.includes(name) ? fields[name] : undefined;
      const text = shape === undefined ? "" : textOf(shape, Reflect.get(given, name));
      return text === "" ? "" : `${name}=${text};`;
    })
    .join("");
}

/** Empty for everything that means "nothing there". */
function textOf({ node }: AnyShape, value: unknown): string {
  if (node.type === "object" && isRecord(value)) {
    const content = contentOf(node.fields, value);
    return content === "" ? "" : `{${content}}`;
  }
  if (node.type === "list" && Array.isArray(value)) {
    // An empty element keeps its place.
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

/**
 * 48 bits of a text. It has to notice what merchants and buyers change, not to withstand an attacker who
 * looks for two texts with one hash: Web Crypto would make a page of orders wait a hundred times.
 */
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
