import { isKey } from "../../api/wire/mapKeys.ts";
import type { AnyShape, Fields, FieldsOutput } from "../../api/wire/shape.ts";
import { isRecord, setOwn } from "../../shared/json/value.ts";

/**
 * Why the account ignored something in a request. With `milliseconds` it took a time that Base reads as seconds, thousands
 * of years from now.
 */
export type IgnoredReason =
  | "unknown-method"
  | "unknown-parameter"
  | "unknown-key"
  | "wrong-type"
  | "too-long"
  | "milliseconds";

/** Something that the API ignores silently; a test can fail on it. */
export type Ignored = {
  readonly method: string;
  /** The path of the parameter, for example `products[0].price`; empty for a method. */
  readonly path: string;
  readonly reason: IgnoredReason;
};

export type Received<F extends Fields> = Partial<FieldsOutput<F>>;
export type Report = (path: string, reason: IgnoredReason) => void;

/** Whether the account has what a key of a map stands for. The prefix is that of the map's keys, such as `bl_`. */
export type HasKey = (prefix: string, key: string) => boolean;

interface Reader {
  readonly report: Report;
  readonly hasKey: HasKey;
}

/** Reads parameters like a lenient server: strings as numbers, `"1"` as flags; the rest is reported and left out. */
export function receive<F extends Fields>(
  fields: F,
  raw: unknown,
  report: Report,
  hasKey: HasKey,
): Received<F> {
  // Safe by construction: each field is left out or has the output type of its shape.
  return receiveFields(fields, isRecord(raw) ? raw : {}, "", { report, hasKey }) as Received<F>;
}

function receiveFields(
  fields: Fields,
  raw: Record<string, unknown>,
  path: string,
  reader: Reader,
  isOpen = false,
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(raw)) {
    const fieldPath = path === "" ? name : `${path}.${name}`;
    const shape = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (shape === undefined && isOpen) setOwn(values, name, value);
    else if (shape === undefined) reader.report(fieldPath, "unknown-parameter");
    else {
      const received = receiveValue(shape, value, fieldPath, reader);
      if (received !== undefined) setOwn(values, name, received);
    }
  }
  return values;
}

function receiveValue(shape: AnyShape, raw: unknown, path: string, reader: Reader): unknown {
  if (raw === null || raw === undefined) return undefined;
  const value = read(shape, raw, path, reader);
  if (value === undefined) reader.report(path, "wrong-type");
  return value;
}

function read({ node }: AnyShape, raw: unknown, path: string, reader: Reader): unknown {
  switch (node.type) {
    case "unknown":
      return raw;
    case "text":
    case "identifier": {
      const text = textOf(raw);
      return text === undefined ? undefined : cut(text, node.max, path, reader.report);
    }
    case "currency":
    case "country":
    case "choice":
      return textOf(raw);
    case "integer":
    case "time":
    case "decimal": {
      const number = numberOf(raw);
      if (node.type === "time" && number !== undefined && number >= fewestMilliseconds)
        reader.report(path, "milliseconds");
      return number !== undefined && node.type !== "decimal" ? Math.trunc(number) : number;
    }
    case "flag":
      return flagOf(raw);
    case "list": {
      // PHP has only one kind of array, so it accepts a map as a list.
      const items = Array.isArray(raw) ? raw : isRecord(raw) ? Object.values(raw) : undefined;
      return items
        ?.map((item, index) => receiveValue(node.item, item, `${path}[${index}]`, reader))
        .filter((item) => item !== undefined);
    }
    case "map": {
      if (Array.isArray(raw) && raw.length === 0) return {};
      if (!isRecord(raw)) return undefined;
      const values: Record<string, unknown> = {};
      for (const [key, item] of Object.entries(raw)) {
        const { prefix } = node;
        if (prefix !== undefined && !(isKey(prefix, key) && reader.hasKey(prefix, key))) {
          reader.report(`${path}.${key}`, "unknown-key");
          continue;
        }
        const received = receiveValue(node.value, item, `${path}.${key}`, reader);
        if (received !== undefined) setOwn(values, key, received);
      }
      return values;
    }
    case "object":
      return isRecord(raw) ? receiveFields(node.fields, raw, path, reader, node.isOpen) : undefined;
    case "either":
      return read(typeof raw === "object" ? node.other : node.scalar, raw, path, reader);
  }
}

/** As seconds it is the year 5138, as milliseconds 1973: no lead and no payment is of the first. */
const fewestMilliseconds = 1e11;

function textOf(raw: unknown): string | undefined {
  if (typeof raw === "string") return raw;
  if (typeof raw === "boolean") return raw ? "1" : "";
  return typeof raw === "number" ? String(raw) : undefined;
}

function numberOf(raw: unknown): number | undefined {
  if (typeof raw === "boolean") return raw ? 1 : 0;
  if (typeof raw === "string" && !/^\s*[+-]?\d+(\.\d+)?\s*$/.test(raw)) return raw === "" ? 0 : undefined;
  return typeof raw === "string" || typeof raw === "number" ? Number(raw) : undefined;
}

function flagOf(raw: unknown): boolean | undefined {
  if (raw === "false") return false;
  if (raw === "true") return true;
  const number = numberOf(raw);
  return number === undefined ? undefined : number !== 0;
}

function cut(text: string, max: number | undefined, path: string, report: Report): string {
  if (max === undefined || text.length <= max) return text;
  const points = Array.from(text);
  if (points.length <= max) return text;
  report(path, "too-long");
  return points.slice(0, max).join("");
}
