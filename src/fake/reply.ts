import type { FakeReply, Way } from "./exchange.ts";

/**
 * The answer as a fetch response. A connection cannot be cut inside a process: one that breaks before
 * the answer rejects the fetch, one that breaks in the middle fails while the body is read.
 */
export function toResponse(reply: FakeReply, signal: AbortSignal): Response | Promise<Response> {
  if (reply.way === "dropped") return Response.error();
  if (reply.way === "stalled-headers") return never(signal);
  const bytes = new TextEncoder().encode(reply.body);
  return new Response(reply.way === "whole" ? bytes : halfOf(bytes, reply.way, signal), {
    status: reply.httpStatus,
    headers: {
      "content-type": reply.contentType,
      // Without it, a body that breaks off would count as complete.
      "content-length": String(bytes.length),
      date: reply.date.toUTCString(),
    },
  });
}

function halfOf(bytes: Uint8Array<ArrayBuffer>, way: Way, signal: AbortSignal): ReadableStream<Uint8Array> {
  let begun = false;
  return new ReadableStream({
    pull: async (controller) => {
      if (!begun) {
        begun = true;
        controller.enqueue(bytes.subarray(0, bytes.length / 2));
        return;
      }
      if (way === "stalled-body") await aborted(signal);
      else await nextTurn();
      controller.error(new TypeError("terminated"));
    },
  });
}

/**
 * Lets what was sent arrive before the connection breaks: msw hands headers over a turn later. Not by a
 * timer, since a test may have faked those.
 */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port2.onmessage = () => {
      port2.close();
      resolve();
    };
    port1.postMessage(undefined);
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
