import { isRecord } from "../json/value.ts";
import type { FakeRequest } from "./exchange.ts";

/** What a request asks for. */
export interface Call {
  readonly method: string;
  readonly parameters: Record<string, unknown>;
}

/** The fields of a posted form. Like PHP, reads no other content type: such a request has no fields. */
export async function parseForm(request: FakeRequest): Promise<Map<string, string>> {
  const fields = new Map<string, string>();
  if (request.httpMethod !== "POST") return fields;
  for (const [name, value] of await entriesOf(request)) {
    if (typeof value === "string") fields.set(name, value);
  }
  return fields;
}

/** `undefined` where the text is no JSON object. */
export function parseParameters(text: string): Record<string, unknown> | undefined {
  if (text.trim() === "") return {};
  try {
    const parameters: unknown = JSON.parse(text);
    if (isRecord(parameters)) return parameters;
    // PHP writes an empty map as an empty list.
    return Array.isArray(parameters) && parameters.length === 0 ? {} : undefined;
  } catch {
    return undefined;
  }
}

async function entriesOf({ contentType, body }: FakeRequest): Promise<Iterable<[string, unknown]>> {
  if (contentType.startsWith("application/x-www-form-urlencoded")) return new URLSearchParams(body);
  if (!contentType.startsWith("multipart/form-data")) return [];
  try {
    return await new Response(body, { headers: { "content-type": contentType } }).formData();
  } catch {
    return [];
  }
}
