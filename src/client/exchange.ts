import ky, { isKyError } from "ky";
import type { LinkedSignal } from "../runtime/abort.ts";
import type { Clock } from "../runtime/clock.ts";
import type { Failure } from "./failure.ts";
import type { Fetch } from "./options.ts";
import { discard, readText } from "./responseText.ts";

/** One HTTP request as it goes out. */
export interface Exchange {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly fetch: Fetch | undefined;
  readonly timeoutMs: number;
  readonly maxResponseBytes: number;
  /** Follows the signal of the call, and is unlinked when the exchange ends. */
  readonly linked: LinkedSignal;
  readonly clock: Clock;
}

/** What came back over HTTP with a 2xx, or why nothing did. */
export type ExchangeResult =
  | {
      readonly failure: undefined;
      readonly status: number;
      readonly text: string;
      readonly serverDate: Date | undefined;
      readonly headers: Headers;
      readonly retryAfterMs: undefined;
    }
  | {
      readonly failure: Failure;
      /** `undefined` if no answer came, or not to its end. */
      readonly status: number | undefined;
      readonly retryAfterMs: number | undefined;
    };

/**
 * Sends one request and reads its answer to the end. ky's own retry and time-out are off: the first
 * knows nothing of writes, and the second ends with the headers, so that a stalled body would hang.
 */
export async function exchange(request: Exchange): Promise<ExchangeResult> {
  const { signal, abort, unlink } = request.linked;
  let timedOut = false;
  const cancelTimeout = request.clock.after(request.timeoutMs, () => {
    timedOut = true;
    abort();
  });
  try {
    // A race, since nothing says that a `fetch` follows its signal to the end. Written out: a function that this file
    // shared with the rest of the client would become a chunk of its own, which loads with every error class.
    const aborted = new Promise<never>((_, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    });
    return await Promise.race([send(request, signal), aborted]);
  } catch (error) {
    if (timedOut) return failed({ kind: "time_out" });
    if (signal.aborted) return failed({ kind: "aborted" });
    // ky hangs the request on its errors, and with it the header that holds the token.
    return failed({ kind: "no_answer", error: isKyError(error) ? error.cause : error });
  } finally {
    cancelTimeout();
    unlink();
  }
}

async function send(request: Exchange, signal: AbortSignal): Promise<ExchangeResult> {
  const response = await ky(request.url, {
    method: "POST",
    ...contentOf(request),
    // Followed, it would take the token to wherever it points.
    redirect: "manual",
    retry: 0,
    timeout: false,
    throwHttpErrors: false,
    signal,
    ...(request.fetch === undefined ? {} : { fetch: adapt(request.fetch) }),
  });
  if (signal.aborted) discard(response);
  signal.throwIfAborted();
  const { status } = response;
  // A browser shows a redirect that is not followed as status 0 of this type.
  if (response.type === "opaqueredirect" || (status >= 300 && status < 400)) {
    discard(response);
    return failed({ kind: "redirect" }, status);
  }
  if (status < 200 || status >= 300) {
    discard(response);
    return failed(
      { kind: "http_status", status },
      status,
      readRetryAfter(response.headers.get("retry-after")),
    );
  }
  const text = await readText(response, request.maxResponseBytes, signal);
  if (text === undefined) return failed({ kind: "too_large" }, status);
  const serverDate = readDate(response.headers.get("date"));
  return { failure: undefined, status, text, serverDate, headers: response.headers, retryAfterMs: undefined };
}

/**
 * The headers and the body. After HTTP 421 the standard has `fetch` send a text once more automatically, with
 * no permit and whatever the first one did; a stream it sends once. With its length given, Node sends a
 * stream as it sends a text. Other runtimes would send it in chunks, or not at all, and do not repeat.
 */
function contentOf({ headers, body }: Exchange): Pick<RequestInit, "headers" | "body"> {
  if (!isNode()) return { headers, body };
  const bytes = new TextEncoder().encode(body);
  const stream = new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
  return { headers: { ...headers, "content-length": String(bytes.byteLength) }, body: stream };
}

/** Bun and Deno call themselves Node too. */
function isNode(): boolean {
  const versions: Readonly<Record<string, string | undefined>> =
    typeof process === "undefined" ? {} : (process.versions ?? {});
  return versions.node !== undefined && versions.bun === undefined && versions.deno === undefined;
}

function failed(failure: Failure, status?: number, retryAfterMs?: number): ExchangeResult {
  return { failure, status, retryAfterMs };
}

function readDate(header: string | null): Date | undefined {
  const date = header === null ? undefined : new Date(header);
  return date === undefined || Number.isNaN(date.getTime()) ? undefined : date;
}

/**
 * Seconds only: a date would have to be compared with a clock that may be wrong. Ten minutes at most, as
 * long as a block of Base's own.
 */
function readRetryAfter(header: string | null): number | undefined {
  if (header === null || !/^\s*\d{1,9}\s*$/.test(header)) return undefined;
  return Math.min(Number(header), 600) * 1000;
}

function adapt(fetch: Fetch): typeof globalThis.fetch {
  return (input, init) => fetch(input instanceof Request ? input : new Request(input), init);
}
