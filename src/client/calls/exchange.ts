import ky, { isKyError } from "ky";
import type { LinkedSignal } from "../../shared/runtime/abort.ts";
import type { Clock } from "../../shared/runtime/clock.ts";
import type { Failure } from "./failure.ts";
import type { FetchInit, FetchLike, FetchResponse } from "./options.ts";
import { discard, readText } from "./responseText.ts";

export interface Exchange {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly fetch: FetchLike | undefined;
  readonly timeoutMs: number;
  readonly maxResponseBytes: number;
  /** Follows the signal of the call, and is unlinked when the exchange ends. */
  readonly linked: LinkedSignal;
  readonly clock: Clock;
}

export type ExchangeResult =
  | {
      readonly failure: undefined;
      readonly status: number;
      readonly text: string;
      readonly serverDate: Date | undefined;
      readonly headers: FetchResponse["headers"];
      readonly retryAfterMs: undefined;
    }
  | {
      readonly failure: Failure;
      /** `undefined` if no complete answer arrived. */
      readonly status: number | undefined;
      readonly retryAfterMs: number | undefined;
    };

/**
 * Sends one request and reads the answer. ky's retry is off, as it would repeat writes too; so is its
 * time-out, which ends with the headers.
 */
export async function exchange(request: Exchange): Promise<ExchangeResult> {
  const { signal, abort, unlink } = request.linked;
  let timedOut = false;
  const cancelTimeout = request.clock.after(request.timeoutMs, () => {
    timedOut = true;
    abort();
  });
  try {
    // A race, since a custom `fetch` may ignore its signal. Written inline: a function shared with the rest of the
    // client would become a separate chunk, loaded along with every error class.
    const aborted = new Promise<never>((_, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    });
    return await Promise.race([sendOnce(request, signal), aborted]);
  } catch (error) {
    if (timedOut) return failed({ kind: "time_out" });
    if (signal.aborted) return failed({ kind: "aborted" });
    // ky attaches its request to its errors, and with it what was sent.
    return failed({ kind: "no_answer", error: isKyError(error) ? error.cause : error });
  } finally {
    cancelTimeout();
    unlink();
  }
}

async function sendOnce(request: Exchange, signal: AbortSignal): Promise<ExchangeResult> {
  const { url } = request;
  // Following a redirect would send the token to its target.
  const init: FetchInit = { method: "POST", redirect: "manual", signal, ...contentOf(request) };
  const response: FetchResponse = await ky(url, {
    method: "POST",
    retry: 0,
    timeout: false,
    throwHttpErrors: false,
    // ky makes a `Request`, which hides the headers and the body from a `fetch` of the caller's own. Next's edge runtime
    // sends such a `Request` as a GET without any of them.
    fetch: () => (request.fetch ?? globalThis.fetch)(url, init) as Promise<Response>,
  });
  if (signal.aborted) discard(response);
  signal.throwIfAborted();
  const { status } = response;
  // Browsers report a redirect that is not followed as status 0 with this type.
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
 * The headers and the body. After HTTP 421, the standard makes `fetch` send a string body a second time, without a
 * permit and whatever the first request did; a stream is sent once. If the length is set, Node sends a stream like a
 * string. Other runtimes would send it in chunks, or not at all, and do not repeat the request. A `fetch` that does not
 * know such streams writes them as a text, and then sends the same.
 */
function contentOf({ headers, body }: Exchange): Pick<FetchInit, "headers" | "body" | "duplex"> {
  if (!isNode()) return { headers, body };
  const bytes = new TextEncoder().encode(body);
  const stream = new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
  Object.defineProperty(stream, "toString", { value: () => body });
  const length = String(bytes.byteLength);
  return { headers: { ...headers, "content-length": length }, body: stream, duplex: "half" };
}

/** Bun and Deno also report a Node version. */
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
 * Reads seconds only: a date needs a clock, which may be wrong. The wait is at most ten minutes, the length
 * of a block by Base.
 */
function readRetryAfter(header: string | null): number | undefined {
  if (header === null || !/^\s*\d{1,9}\s*$/.test(header)) return undefined;
  return Math.min(Number(header), 600) * 1000;
}
