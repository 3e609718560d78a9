import { asRecord } from "../testing/fake/callFake.ts";
import type { ForeignCall, ForeignProgram, Spelling } from "./foreignPrograms.ts";

/** Sends a call over HTTP as the program does. */
export async function sendAs(
  { transport, spelling = "plain" }: ForeignProgram,
  { method, parameters }: ForeignCall,
  url: string,
  token: string,
): Promise<Record<string, unknown>> {
  const header = { "X-BLToken": token };
  const fields = {
    method,
    ...(parameters === undefined ? {} : { parameters: spell(parameters, spelling) }),
  };
  const form = new URLSearchParams(fields);
  const requests: Record<ForeignProgram["transport"], () => Promise<Response>> = {
    header: () => fetch(url, { method: "POST", headers: header, body: form }),
    field: () => fetch(url, { method: "POST", body: new URLSearchParams({ token, ...fields }) }),
    both: () =>
      fetch(url, { method: "POST", headers: header, body: new URLSearchParams({ token, ...fields }) }),
    multipart: () => fetch(url, { method: "POST", headers: header, body: multipart(fields) }),
    json: () =>
      fetch(url, {
        method: "POST",
        headers: { ...header, "content-type": "application/json" },
        body: JSON.stringify({ method, parameters }),
      }),
    query: () => {
      const filters = Object.entries(parameters ?? {}).map(([name, value]) => [name, String(value)]);
      return fetch(`${url}?${new URLSearchParams([["method", method], ...filters])}`, { headers: header });
    },
  };
  const response = await requests[transport]();
  return asRecord(await response.json());
}

function multipart(fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

/** Python writes spaces and PHP escapes slashes, both escape letters beyond ASCII, and PHP has one kind of array. */
function spell(parameters: object, spelling: Spelling): string {
  const text = JSON.stringify(parameters, undefined, spelling === "python" ? 1 : undefined);
  if (spelling === "plain") return text;
  const escaped = text.replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  if (spelling === "python") return escaped.replace(/\n\s*/g, " ");
  return escaped === "{}" ? "[]" : escaped.replaceAll("/", "\\/");
}
