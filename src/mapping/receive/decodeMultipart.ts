import { BodyError } from "../../shared/errors/bodyError.ts";
import { createFormTree, type FormTree } from "./decodeForm.ts";

/**
 * Decodes a multipart form. For files it returns only the name. @throws BodyError also without a closing
 * boundary: the last field is not complete
 */
export function decodeMultipart(text: string, contentType: string): Record<string, unknown> {
  const boundary = parametersOf(contentType).get("boundary");
  if (!boundary) throw refused("The content type has no boundary. Pass the header as it was received.");
  const tree = createFormTree();
  const body = `\n${text}`;
  const delimiter = `\n--${boundary}`;
  /** Matches what may follow the boundary in its line. After the last part, these are two hyphens. */
  const lineEnd = /(--)?[ \t]*(?=\r?\n|$)/y;
  let start = -1;
  for (let index = body.indexOf(delimiter); index >= 0; index = body.indexOf(delimiter, index + 1)) {
    lineEnd.lastIndex = index + delimiter.length;
    const rest = lineEnd.exec(body);
    // A longer line that begins like the boundary is part of a field.
    if (rest === null) continue;
    if (start >= 0) addPart(tree, body.slice(start, index).replace(/\r$/, ""));
    if (rest[1] !== undefined) return tree.toLead();
    start = lineEnd.lastIndex;
  }
  throw start < 0 ? badBoundary() : refused("The body ends before its closing boundary. Have it sent again.");
}

function addPart(tree: FormTree, part: string): void {
  const head = /\r?\n\r?\n/.exec(part);
  if (head === null) throw badBoundary();
  const headers = part.slice(0, head.index).replace(/\r?\n[ \t]+/g, " ");
  const parameters = parametersOf(/^content-disposition:([^\r\n]*)/im.exec(headers)?.[1] ?? "");
  const name = parameters.get("name");
  if (name === undefined) return;
  const file = parameters.get("filename") ?? fileName(parameters.get("filename*"));
  tree.add(unescaped(name), file === undefined ? part.slice(head.index + head[0].length) : unescaped(file));
}

/**
 * Returns the parameters of a header. It reads them in one pass, because a quoted value may contain what
 * looks like another parameter.
 */
function parametersOf(header: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const begin = /;[ \t]*([^\s=;"]+)[ \t]*=[ \t]*("?)/g;
  for (let match = begin.exec(header); match !== null; match = begin.exec(header)) {
    const [, name = "", quote = ""] = match;
    // Browsers leave a backslash as it is, so that only what follows a quote tells whether it is the last.
    const end = quote === "" ? /(?=[;\s]|$)/g : /"(?=[ \t]*(?:;|$))/g;
    end.lastIndex = begin.lastIndex;
    const last = end.exec(header);
    if (last === null) break;
    const key = name.toLowerCase();
    if (!found.has(key)) found.set(key, header.slice(begin.lastIndex, last.index));
    begin.lastIndex = last.index + last[0].length;
  }
  return found;
}

/** Decodes a file name such as `UTF-8''%D1%84.png`, without its charset and language. */
function fileName(extended: string | undefined): string | undefined {
  if (extended === undefined) return undefined;
  const name = extended.slice(extended.lastIndexOf("'") + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Restores escaped characters. Browsers write `%22` for a quote, older programs `\"`. */
function unescaped(text: string): string {
  return text.replaceAll('\\"', '"').replace(/%22/g, '"').replace(/%0D/gi, "\r").replace(/%0A/gi, "\n");
}

function badBoundary(): BodyError {
  return refused("The body does not follow its boundary. Pass the raw body, not a parsed one.");
}

function refused(message: string): BodyError {
  return new BodyError("BODY_MULTIPART", message);
}
