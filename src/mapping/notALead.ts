import { isRecord } from "../json/value.ts";

/** What was passed instead of a lead, and what to pass: code, the same in every language. */
export interface NotALead {
  readonly what: string;
  readonly pass: string;
}

const decoded = 'decodeBody(body, headers["content-type"])';

const cures: Readonly<Record<string, string>> = {
  Request: 'decodeBody(await request.text(), request.headers.get("content-type"))',
  IncomingMessage: "request.body",
  FormData: "Object.fromEntries(form)",
  Map: "Object.fromEntries(map)",
  URLSearchParams: "decodeBody(String(parameters))",
  Promise: "await lead",
};

/** Finds what cannot be a lead by any rules: a request before its body is decoded. `roots`: rules may want one. */
export function notALead(lead: unknown, roots: ReadonlySet<string>): NotALead | undefined {
  if (Array.isArray(lead)) return roots.has("[]") ? undefined : instead(`Array(${lead.length})`, "list[0]");
  if (!isRecord(lead)) return instead(lead === null ? "null" : typeof lead);
  const { headers, then, toJSON } = lead;
  if (typeof then === "function") return instead("Promise");
  const prototype: unknown = Object.getPrototypeOf(lead);
  const isPlain = prototype === Object.prototype || prototype === null;
  if (isPlain && headers === undefined && typeof toJSON !== "function") return undefined;
  if (isRecord(headers) && typeof lead.pipe === "function") return instead("IncomingMessage");
  const tag = Object.prototype.toString.call(lead).slice(8, -1);
  if (tag !== "Object") return instead(/^\w{1,30}$/.test(tag) ? tag : "object");
  if (isRecord(headers) && "body" in lead && !roots.has("body") && !roots.has("headers"))
    return instead("{ body, headers }", isRecord(lead.body) ? "lead.body" : decoded);
  return typeof toJSON === "function" ? instead("{ toJSON() }", "lead.toJSON()") : undefined;
}

function instead(what: string, pass = cures[what] ?? decoded): NotALead {
  return { what: `\`${what}\``, pass: `\`${pass}\`` };
}
