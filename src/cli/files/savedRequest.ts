import * as z from "zod/mini";
import { decodeBody } from "../../mapping/index.ts";
import { parseJson } from "./json.ts";
import { checkFile } from "./schema.ts";

/** A request as `listen` saves it: the body as it came, its content type, and the headers that tell deliveries apart. */
export const savedRequest = () =>
  z.strictObject({
    receivedAt: z.iso.datetime(),
    contentType: z.nullable(z.string()),
    headers: z.record(z.string(), z.string()),
    body: z.string(),
  });

export async function decodeSaved(text: string, path: string): Promise<unknown> {
  const { body, contentType } = checkFile(savedRequest(), await parseJson(text, path), path);
  return decodeBody(body, contentType);
}
