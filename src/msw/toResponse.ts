import type { FakeReply } from "./exchange.ts";

/**
 * The answer as a fetch response. A connection cannot be cut inside a process: one that breaks before
 * the answer rejects the fetch, one that breaks in the middle fails while the body is read.
 */
export function toResponse(reply: FakeReply, signal: AbortSignal): Response | Promise<Response> {
  if (reply.way === "dropped") return Response.error();
  if (reply.way === "stalled-headers") return never(signal);
  return new Response(bodyOf(reply, signal), {
    status: reply.httpStatus,
    headers: { "content-type": reply.contentType, date: reply.date.toUTCString() },
  });
}

function bodyOf({ body, way }: FakeReply, signal: AbortSignal): string | ReadableStream<Uint8Array> {
  if (way === "whole") return body;
  const bytes = new TextEncoder().encode(body);
  let begun = false;
  return new ReadableStream({
    pull: async (controller) => {
      if (!begun) {
        begun = true;
        controller.enqueue(bytes.subarray(0, bytes.length / 2));
        return;
      }
      if (way === "stalled-body") await aborted(signal);
      controller.error(new TypeError("terminated"));
    },
  });
}

async function never(signal: AbortSignal): Promise<Response> {
  await aborted(signal);
  return Response.error();
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
