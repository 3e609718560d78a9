/** What a file is: the ending of its name and its media type. */
export interface FileKind {
  /** Without the dot, in small letters, for example `pdf`. `bin` where nothing tells. */
  readonly extension: string;
  /** For example `application/pdf`. */
  readonly mediaType: string;
}

/** The kind by the ending that the API gives, else by a `data:` prefix, else by how the file begins. */
export function fileKind(
  bytes: Uint8Array,
  given: { readonly extension?: string | undefined; readonly mediaType?: string | undefined },
): FileKind {
  const extension = given.extension?.trim().toLowerCase().replace(/^\./, "") ?? "";
  if (extension !== "") return { extension, mediaType: mediaTypes.get(extension) ?? unknownType };
  for (const [known, mediaType] of mediaTypes) {
    if (mediaType === given.mediaType) return { extension: known, mediaType };
  }
  const found = beginnings.find(([beginning]) => beginsWith(bytes, beginning))?.[1] ?? "bin";
  return { extension: found, mediaType: given.mediaType ?? mediaTypes.get(found) ?? unknownType };
}

const unknownType = "application/octet-stream";

const mediaTypes: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ["pdf", "application/pdf"],
  ["png", "image/png"],
  ["jpg", "image/jpeg"],
  ["jpeg", "image/jpeg"],
  ["gif", "image/gif"],
  ["html", "text/html"],
  ["xml", "application/xml"],
  ["csv", "text/csv"],
  ["zip", "application/zip"],
  // The languages of label printers have no registered types.
  ["zpl", "application/x-zpl"],
  ["epl", "application/x-epl"],
  ["dpl", "application/x-dpl"],
]);

/** How files begin that come without an ending. */
const beginnings: readonly (readonly [beginning: string, extension: string])[] = [
  ["%PDF", "pdf"],
  ["\x89PNG", "png"],
  ["\xff\xd8\xff", "jpg"],
  ["GIF8", "gif"],
  ["PK\x03\x04", "zip"],
  ["^XA", "zpl"],
  ["<!DOCTYPE html", "html"],
  ["<html", "html"],
  ["<?xml", "xml"],
];

function beginsWith(bytes: Uint8Array, beginning: string): boolean {
  for (let index = 0; index < beginning.length; index += 1) {
    if (bytes[index] !== beginning.charCodeAt(index)) return false;
  }
  return true;
}
