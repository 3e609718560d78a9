import { decodeBody } from "../../mapping/exports.ts";
import { parseJson } from "./json.ts";
import { checkFile } from "./schema.ts";

/** The lead in a request that `listen` has saved. */
export async function decodeSaved(text: string, path: string): Promise<unknown> {
  const { body, contentType } = await checkFile("savedRequest", await parseJson(text, path), path);
  return decodeBody(body, contentType);
}
