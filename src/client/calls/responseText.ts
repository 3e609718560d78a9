import type { FetchResponse } from "./options.ts";

/**
 * Reads a body of up to `maxBytes` after decompression; `undefined` if it is longer. `Response.text()` would
 * ignore later aborts.
 */
export async function readText(
  { body }: Pick<FetchResponse, "body">,
  maxBytes: number,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (body === null) return "";
  const reader = streamOf(body).getReader();
  // Also ends the pending read and releases the connection.
  const cancel = () => void reader.cancel().catch(() => {});
  signal.addEventListener("abort", cancel);
  try {
    // One buffer that doubles: a list of a million one-byte chunks would take a hundred times their size.
    let bytes: Uint8Array = new Uint8Array();
    let length = 0;
    for (;;) {
      const { done, value } = await reader.read();
      signal.throwIfAborted();
      if (done) return new TextDecoder().decode(bytes.subarray(0, length));
      const end = length + value.byteLength;
      if (end > maxBytes) {
        cancel();
        return undefined;
      }
      if (length === 0) {
        bytes = value;
      } else {
        if (end > bytes.byteLength) bytes = grown(bytes, length, end);
        bytes.set(value, length);
      }
      length = end;
    }
  } finally {
    signal.removeEventListener("abort", cancel);
  }
}

function grown(bytes: Uint8Array, length: number, needed: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(2 * bytes.byteLength, needed));
  larger.set(bytes.subarray(0, length));
  return larger;
}

/** A body that is never read would keep its connection busy. */
export function discard({ body }: Pick<FetchResponse, "body">): void {
  const stop: unknown = Object(body).cancel ?? Object(body).destroy;
  if (typeof stop === "function") Promise.resolve(Reflect.apply(stop, body, [])).catch(() => {});
}

/** The body of node-fetch is a stream of Node, which `Response` reads too. */
function streamOf(body: unknown): ReadableStream<Uint8Array> {
  if (body instanceof ReadableStream) return body;
  const { body: stream } = new Response(body as BodyInit);
  if (stream === null) throw new TypeError("`fetch` gave an answer without a readable `body`.");
  return stream;
}
