/** What a link carries: rules, and a lead only where the person asked for it. */
export interface Shared {
  readonly rules: string;
  readonly lead?: string | undefined;
}

const maxLink = 8_192;
const maxTextLength = 1_000_000;

/** A fragment of a link: the browser sends it to no server. */
export async function toFragment(shared: Shared): Promise<string> {
  const packed = new Response(
    new Blob([JSON.stringify(shared)]).stream().pipeThrough(new CompressionStream("deflate-raw")),
  );
  const bytes = new Uint8Array(await packed.arrayBuffer());
  const text = btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
  if (text.length > maxLink) throw new Error("This is too long for a link. Share the file instead.");
  return `#v1=${text}`;
}

/**
 * What a fragment carries; `undefined` if it carries nothing. Throws, with a sentence, for one that is
 * damaged.
 */
export async function fromFragment(fragment: string): Promise<Shared | undefined> {
  const [, version, text = ""] = /^#v(\d+)=([\w-]*)$/.exec(fragment) ?? [];
  if (!/^#v\d/.test(fragment)) return undefined;
  if (version !== undefined && version !== "1")
    throw new Error("This link is of a newer version of the playground. Reload the page.");
  if (version === undefined || text.length > maxLink) throw new Error(damaged);
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) =>
      letter.charCodeAt(0),
    );
    const shared: unknown = JSON.parse(await unpacked(bytes));
    if (isShared(shared)) return { rules: shared.rules, lead: shared.lead };
  } catch {}
  throw new Error(damaged);
}

const damaged = "This link is damaged: a part of it is missing. Ask for it again.";

async function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    text += decoder.decode(value, { stream: true });
    if (text.length > maxTextLength) throw new Error(damaged);
  }
}

/** Whether this is what a link carries. */
export function isShared(value: unknown): value is Shared {
  if (typeof value !== "object" || value === null) return false;
  const { rules, lead }: { rules?: unknown; lead?: unknown } = value;
  return typeof rules === "string" && (lead === undefined || typeof lead === "string");
}
