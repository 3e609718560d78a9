import { BodyError } from "../../errors/bodyError.ts";
import { createFormTree } from "./decodeForm.ts";

/**
 * Decodes `multipart/form-data`: text fields as a form has them. Of a file only its name is kept.
 *
 * @throws BodyError
 */
export function decodeMultipart(text: string, boundary: string): Record<string, unknown> {
  const tree = createFormTree();
  const pieces = `\r\n${text}`.split(`\n--${boundary}`);
  if (pieces.length < 2) throw badBoundary();
  for (const piece of pieces.slice(1)) {
    if (piece.startsWith("--")) break;
    const head = /\r?\n\r?\n/.exec(piece);
    if (head === null) throw badBoundary();
    const disposition = /^content-disposition:(.*)$/im.exec(piece.slice(0, head.index))?.[1] ?? "";
    const name = parameter(disposition, "name");
    if (name === undefined) continue;
    const file = parameter(disposition, "filename");
    tree.add(name, file ?? piece.slice(head.index + head[0].length).replace(/\r$/, ""));
  }
  return tree.toLead();
}

function badBoundary(): BodyError {
  return new BodyError(
    "BODY_MULTIPART",
    "The body does not follow its boundary. Pass the raw body, not a parsed one.",
  );
}

function parameter(header: string, name: string): string | undefined {
  const match = new RegExp(`;\\s*${name}\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]+))`, "i").exec(header);
  if (match === null) return undefined;
  return (match[1] ?? match[2] ?? "")
    .replace(/\\(["\\])/g, "$1")
    .replace(/%22/g, '"')
    .replace(/%0D%0A/gi, "\n");
}
