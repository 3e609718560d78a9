import { createFormTree } from "./formTree.ts";

/**
 * Decodes `application/x-www-form-urlencoded` text, also one with brackets and repeated keys. A leading
 * address is dropped: of `https://shop.example/?utm_source=a#top` the query counts.
 *
 * @param charset Of the percent-encoded bytes. Default UTF-8.
 * @throws BodyError for more fields than any form has.
 */
export function decodeForm(text: string, charset?: string): Record<string, unknown> {
  const tree = createFormTree();
  const query = /^(?:[a-z][a-z\d+.-]*:\/\/|\/)/i.test(text)
    ? text.replace(/^[^?#]*\??/, "").replace(/#.*$/s, "")
    : text;
  for (const piece of query.replace(/^\?|\r?\n$/g, "").split("&")) {
    if (piece === "") continue;
    const at = piece.indexOf("=");
    const key = decodePart(at < 0 ? piece : piece.slice(0, at), charset);
    tree.add(key, at < 0 ? "" : decodePart(piece.slice(at + 1), charset));
  }
  return tree.toLead();
}

function decodePart(text: string, charset: string | undefined): string {
  const spaced = text.includes("+") ? text.replaceAll("+", " ") : text;
  if (!spaced.includes("%")) return spaced;
  if (charset === undefined) {
    try {
      return decodeURIComponent(spaced);
    } catch {
      // A lone % or bytes of another charset: below.
    }
  }
  return decodeBytes(spaced, charset);
}

/** Decodes what is percent-encoded and leaves a lone % as it is. */
function decodeBytes(text: string, charset: string | undefined): string {
  const decoder = new TextDecoder(charset ?? "utf-8");
  return text.replace(/(?:%[\da-fA-F]{2})+/g, (run) => {
    const bytes = new Uint8Array(run.length / 3);
    for (let index = 0; index < bytes.length; index += 1) {
      bytes[index] = Number.parseInt(run.slice(index * 3 + 1, index * 3 + 3), 16);
    }
    return decoder.decode(bytes);
  });
}
