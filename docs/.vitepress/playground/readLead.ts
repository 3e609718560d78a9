import { decodeBody } from "../../../dist/mapping.js";
import { BrokenJson, parseJson } from "./json.ts";

/** A lead, and what its text was taken for. */
export interface ReadLead {
  readonly lead: unknown;
  /** For example `headers and a body of JSON`. */
  readonly takenFor: string;
  /** The body with its type, where it is not JSON: a test keeps it as it came. */
  readonly raw?: { readonly body: string; readonly contentType: string };
}

const form = "application/x-www-form-urlencoded";

/** Reads whatever was pasted. Rejects with a SyntaxError for JSON that is broken, and a BodyError for a wrong body. */
export async function readLead(text: string): Promise<ReadLead> {
  const trimmed = text.trim();
  if (trimmed === "")
    throw new SyntaxError("There is no lead yet. Paste what a form, a shop or a bot has sent.");
  if (/^\$?\s*curl(?:\.exe)?\s/.test(trimmed)) {
    // Few paste a command, so it is loaded for those.
    const { readCurl } = await import("./curl.ts");
    const { fields, body, contentType } = readCurl(trimmed);
    const lead = fields ?? decodeBody(body, contentType);
    return {
      lead,
      takenFor: `a curl command with ${fields === undefined ? nameOf(contentType, body) : "a form"}`,
    };
  }
  if (/^[[{"]/.test(trimmed)) return readJson(text, "JSON");
  const request = readRequest(text);
  if (request !== undefined) {
    const { body, contentType } = request;
    const takenFor = `headers and ${nameOf(contentType, body)}`;
    if (body === "")
      throw new SyntaxError("These are headers without a body. Paste the body too, after an empty line.");
    if (/json/i.test(contentType) || /^[[{]/.test(body)) return { ...readJson(body, takenFor, text) };
    return { ...decoded(body, contentType), takenFor };
  }
  const boundary = /^--([^\r\n]+)\r?\n(?=content-disposition:)/i.exec(trimmed)?.[1];
  if (boundary !== undefined)
    return {
      ...decoded(trimmed, `multipart/form-data; boundary="${boundary}"`),
      takenFor: "a multipart form",
    };
  if (!/^[^\s=&]+=/.test(trimmed))
    throw new SyntaxError(
      "This is neither JSON, nor a form (name=value&…), nor headers with a body, nor a curl command.",
    );
  return { ...decoded(trimmed, form), takenFor: "the body of a form" };
}

function decoded(body: string, contentType: string): Omit<ReadLead, "takenFor"> {
  return { lead: decodeBody(body, contentType), raw: { body, contentType } };
}

/** Integers that JavaScript would round stay texts, as they do in a webhook. What is wrong is told with its place. */
function readJson(text: string, takenFor: string, whole = text): ReadLead {
  try {
    parseJson(text);
  } catch (error) {
    if (!(error instanceof BrokenJson)) throw error;
    throw new BrokenJson(error.message, error.offset + whole.trimEnd().length - text.trimEnd().length);
  }
  return { lead: decodeBody(text, "application/json"), takenFor };
}

/** Headers, with the first line of a request or without, an empty line, and the body. */
function readRequest(text: string): { readonly body: string; readonly contentType: string } | undefined {
  const [head = ""] = text.trimStart().split(/\r?\n\r?\n/, 1);
  const [first = "", ...others] = head.split(/\r?\n/);
  const isStart = /^(?:[A-Z]+ \S+ HTTP\/[\d.]+|HTTP\/[\d.]+ \d+.*)$/.test(first);
  const headers = isStart ? others : [first, ...others];
  if (headers.length === 0 || !headers.every((line) => /^[A-Za-z][\w-]*:(?:\s|$)/.test(line)))
    return undefined;
  const contentType = /^content-type:\s*(.+)$/im.exec(head)?.[1]?.trim() ?? "";
  const body = text.trimStart().slice(head.length).trim();
  return { body, contentType: contentType === "" && !/^[[{]/.test(body) ? form : contentType };
}

function nameOf(contentType: string, body: string): string {
  if (/multipart/i.test(contentType)) return "a multipart form";
  return /json/i.test(contentType) || /^\s*[[{]/.test(body) ? "a body of JSON" : "the body of a form";
}
