import type { Method } from "../../api/wire/method.ts";
import type { BulkWriteError } from "../../shared/errors/bulkWriteError.ts";
import { isRecord, setOwn } from "../../shared/json/value.ts";

type Entries = readonly unknown[] | Readonly<Record<string, unknown>>;

/**
 * Sends the entries in parts, in order, and merges the answers: `counter` is the sum, `warnings` contains all.
 * @param PartError - passed, since this file loads on demand and must not bring a second class of that name
 * @throws BulkWriteError if one of several parts fails, also the first; the error of a single part is thrown unchanged
 */
export async function sendInParts(
  { name, bulk }: Method,
  params: unknown,
  send: (params: unknown) => Promise<Record<string, unknown>>,
  PartError: typeof BulkWriteError,
): Promise<Record<string, unknown>> {
  const entries = isRecord(params) && bulk !== undefined ? params[bulk.field] : undefined;
  if (!isRecord(params) || bulk === undefined || !isEntries(entries)) return send(params);
  const total = countOf(entries);
  if (total <= bulk.size) return send(params);

  let merged: Record<string, unknown> = {};
  for (let done = 0; done < total; done += bulk.size) {
    try {
      const part = await send({ ...params, [bulk.field]: slice(entries, done, done + bulk.size) });
      merged = merge(merged, part, done);
    } catch (cause) {
      const remaining = slice(entries, done, total);
      throw new PartError({ result: merged, remaining, done, total }, { method: name, cause });
    }
  }
  return merged;
}

function isEntries(value: unknown): value is Entries {
  return Array.isArray(value) || isRecord(value);
}

function isList(entries: Entries): entries is readonly unknown[] {
  return Array.isArray(entries);
}

function countOf(entries: Entries): number {
  return isList(entries) ? entries.length : Object.keys(entries).length;
}

function slice(entries: Entries, start: number, end: number): Entries {
  if (isList(entries)) return entries.slice(start, end);
  const part: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(entries).slice(start, end)) setOwn(part, key, value);
  return part;
}

function merge(
  merged: Readonly<Record<string, unknown>>,
  part: Readonly<Record<string, unknown>>,
  start: number,
): Record<string, unknown> {
  const result: Record<string, unknown> = { ...merged, ...part };
  if ("counter" in part) result.counter = Number(merged.counter ?? 0) + Number(part.counter);
  if ("warnings" in merged) result.warnings = mergeWarnings(merged.warnings, part.warnings, start);
  return result;
}

/**
 * Merges the warnings of two parts by entry, as the API returns them. Two warnings under the same key are
 * both kept.
 */
function mergeWarnings(before: unknown, after: unknown, start: number): Record<string, unknown> {
  const all: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(isRecord(before) ? before : {})) setOwn(all, key, value);
  for (const [key, value] of Object.entries(isRecord(after) ? after : {}))
    setOwn(all, Object.hasOwn(all, key) ? `${key} (from entry ${start + 1} on)` : key, value);
  return all;
}
