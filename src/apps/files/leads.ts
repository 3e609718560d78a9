import { createReadStream, globSync, readdirSync, type Stats, statSync } from "node:fs";
import { join } from "node:path";
import { decodeBody } from "../../entries/mapping.ts";
import { CommandFailure } from "../terminal/failure.ts";
import { type CommandMessage, commandMessage } from "../terminal/language.ts";
import { checkFile, explainBrokenJson, parseJson } from "./json.ts";
import { misspeltFile, nameOf, readPieces, readText } from "./text.ts";

export type ReadLead = { readonly name: string; readonly lead: unknown } | UnreadLead;

export interface UnreadLead {
  readonly name: string;
  readonly problem: CommandMessage;
}

export interface LeadOptions {
  /** The content type of raw bodies. */
  readonly contentType: string | undefined;
  readonly onRead: (path: string) => void;
  readonly signal: AbortSignal;
}

/**
 * Reads leads from files, folders, patterns and standard input. A file with one lead per line is never in
 * memory as a whole.
 */
export async function* readLeads(
  paths: readonly string[],
  options: LeadOptions,
): AsyncGenerator<readonly ReadLead[]> {
  for (const pathOrPattern of paths) {
    for (const path of filesOf(pathOrPattern)) {
      if (options.signal.aborted) return;
      options.onRead(path);
      if (isStream(path)) yield* linesOf(path, options);
      else yield [{ name: path, lead: await wholeLead(path, options) }];
    }
  }
}

export async function countLeads(paths: readonly string[]): Promise<number | undefined> {
  let count = 0;
  for (const pathOrPattern of paths) {
    for (const path of filesOf(pathOrPattern)) {
      // What is in a pipe can be read only once.
      if (path === "-" || !statSync(path).isFile()) return undefined;
      count += isStream(path) ? await countLines(path) : 1;
    }
  }
  return count;
}

async function countLines(path: string): Promise<number> {
  let lines = 0;
  let isAtStart = true;
  for await (const chunk of createReadStream(path)) {
    if (!(chunk instanceof Uint8Array)) continue;
    for (const byte of chunk) {
      if (byte === 10) isAtStart = true;
      else if (isAtStart && byte > 32) {
        lines += 1;
        isAtStart = false;
      }
    }
  }
  return lines;
}

function isStream(path: string): boolean {
  return path === "-" || /\.(?:ndjson|jsonl)$/i.test(path);
}

function filesOf(pathOrPattern: string): readonly string[] {
  if (pathOrPattern === "-") return [pathOrPattern];
  const found = foundAt(pathOrPattern);
  if (!(found instanceof Error)) {
    if (!found.isDirectory()) return [pathOrPattern];
    const names = readdirSync(pathOrPattern).filter(isLeadFile).sort();
    if (names.length === 0) throw new CommandFailure("usage", "leads.emptyFolder", { path: pathOrPattern });
    return names.map((name) => join(pathOrPattern, name));
  }
  if (/^\s*\[?\{.*:/s.test(pathOrPattern)) throw new CommandFailure("usage", "leads.inlineJson");
  if (!/[*?[\]{}]/.test(pathOrPattern)) throw misspeltFile(pathOrPattern) ?? found;
  const matches = globSync(pathOrPattern);
  if (matches.length === 0) throw new CommandFailure("usage", "leads.noMatch", { path: pathOrPattern });
  return matches.sort();
}

function foundAt(path: string): Stats | Error {
  try {
    return statSync(path);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function isLeadFile(name: string): boolean {
  return /\.(?:json|ndjson|jsonl)$|\.body\.txt$/i.test(name) && !/\.(?:rules|test)\.json$/i.test(name);
}

export function readLeadFile(path: string): Promise<unknown> {
  return wholeLead(path, { contentType: undefined });
}

async function wholeLead(path: string, { contentType }: Pick<LeadOptions, "contentType">): Promise<unknown> {
  if (contentType === undefined && /\.(?:csv|tsv)$/i.test(path))
    throw new CommandFailure("usage", "leads.leadsInTable", { path });
  const text = await readText(path, "leads.leadsInTable");
  if (/\.request\.json$/i.test(path)) return decodeSaved(text, path);
  if (contentType === undefined && !/\.json$/i.test(path)) return decodeBody(text, typeOf(text));
  try {
    return decodeBody(text, contentType ?? "application/json");
  } catch (error) {
    if (contentType !== undefined && !/json/i.test(contentType)) throw error;
    throw await explainBrokenJson(text, path);
  }
}

/** The type of a raw body: JSON if it starts with a bracket, otherwise a form. */
function typeOf(text: string): string {
  if (/^\s*[[{]/.test(text)) return "application/json";
  const boundary = /^--([^\r\n]+)\r?\n/.exec(text)?.[1];
  return boundary === undefined
    ? "application/x-www-form-urlencoded"
    : `multipart/form-data; boundary="${boundary}"`;
}

/** Reads one lead per line. Standard input is read as a single lead if its first line alone is not JSON. */
async function* linesOf(path: string, options: LeadOptions): AsyncGenerator<readonly ReadLead[]> {
  let rest = "";
  let number = 0;
  let isWhole = path === "-" ? undefined : false;
  for await (const piece of readPieces(path)) {
    if (options.signal.aborted) return;
    rest += piece;
    if (rest.length > maxLineLength)
      throw new CommandFailure("usage", "leads.longLine", { path: nameOf(path), number: number + 1 });
    if (isWhole === true || !piece.includes("\n")) continue;
    const lines = rest.split("\n");
    isWhole ??= !isJson(lines.find((line) => line.trim() !== "") ?? "");
    if (isWhole) continue;
    rest = lines.pop() ?? "";
    const leads: ReadLead[] = [];
    for (const line of lines) {
      number += 1;
      const lead = leadOf(line, `${nameOf(path)}:${number}`);
      if (lead !== undefined) leads.push(lead);
    }
    yield leads;
  }
  if (isWhole === false) {
    const last = leadOf(rest, `${nameOf(path)}:${number + 1}`);
    if (last !== undefined) yield [last];
    else if (number === 0) throw new CommandFailure("usage", "leads.noLeads", { path: nameOf(path) });
    return;
  }
  if (rest.trim() === "") throw new CommandFailure("usage", "leads.noLeads", { path: nameOf(path) });
  const type = options.contentType ?? typeOf(rest);
  if (/json/i.test(type) && !isJson(rest)) throw await explainBrokenJson(rest, path);
  yield [{ name: nameOf(path), lead: decodeBody(rest, type) }];
}

function leadOf(line: string, name: string): ReadLead | undefined {
  if (line.trim() === "") return undefined;
  try {
    return { name, lead: decodeBody(line, "application/json") };
  } catch {
    return { name, problem: commandMessage("leads.notJson") };
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const maxLineLength = 64 * 1024 * 1024;

async function decodeSaved(text: string, path: string): Promise<unknown> {
  const { body, contentType } = await checkFile("savedRequest", await parseJson(text, path), path);
  return decodeBody(body, contentType);
}
