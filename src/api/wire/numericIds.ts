import { isRecord, setOwn } from "../../shared/json/value.ts";
import type { AnyShape, Fields } from "./shape.ts";

/**
 * The digits of an id as its number is written. A leading zero, a space or an exponent shows that the text is of
 * something else, such as a postcode or an amount.
 */
export const idText = /^(0|[1-9]\d{0,15})$/;

/** The number in the text of an id; `undefined` for any other text, and for a number that would lose digits. */
export function numberOfId(text: string): number | undefined {
  const number = Number(text);
  return idText.test(text) && Number.isSafeInteger(number) ? number : undefined;
}

/** Parameters as they are sent: ids that are texts as numbers. What has none is returned as it is, not copied. */
export function withNumericIds(fields: Fields, params: unknown): unknown {
  if (!isRecord(params)) return params;
  return mapMembers(params, (value, name) => {
    const shape = Object.hasOwn(fields, name) ? fields[name] : undefined;
    return shape === undefined ? value : withNumericId(shape, value);
  });
}

function withNumericId({ node }: AnyShape, value: unknown): unknown {
  switch (node.type) {
    case "integer":
      return node.isId === true && typeof value === "string" ? (numberOfId(value) ?? value) : value;
    case "list":
      return Array.isArray(value) ? mapItems(value, (item) => withNumericId(node.item, item)) : value;
    case "object":
      return withNumericIds(node.fields, value);
    default:
      // No map and no alternative of a parameter holds such an id.
      return value;
  }
}

function mapItems(items: readonly unknown[], change: (item: unknown) => unknown): readonly unknown[] {
  const changed = items.map(change);
  return changed.every((item, index) => item === items[index]) ? items : changed;
}

function mapMembers(
  record: Readonly<Record<string, unknown>>,
  change: (value: unknown, name: string) => unknown,
): Readonly<Record<string, unknown>> {
  let copy: Record<string, unknown> | undefined;
  for (const [name, value] of Object.entries(record)) {
    const changed = change(value, name);
    if (changed === value) continue;
    copy ??= { ...record };
    setOwn(copy, name, changed);
  }
  return copy ?? record;
}
