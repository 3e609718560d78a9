import { NetworkError } from "../errors/networkError.ts";
import type { Permit } from "../limiter/rateLimiter.ts";
import type { Transport } from "./attempt.ts";
import type { Call } from "./call.ts";
import { fitResult } from "./fitResult.ts";
import { sendAndRepeat } from "./sendAndRepeat.ts";
import { refusalFor, takePermit } from "./takePermit.ts";

/** Takes a permit, and sends. Gives the result without its envelope and in its documented shape. */
export async function runCall(call: Call): Promise<Record<string, unknown>> {
  // Before anything else: most calls that wait do so here, and what sending sets up would wait with them.
  let permit: Permit | undefined;
  try {
    permit = (await takePermit(call, 0)) ?? undefined;
  } catch (error) {
    throw refusalFor(error, call, 0);
  }
  const transport = await loadTransport(call, permit);
  return fitResult(call, await sendAndRepeat(call, permit, transport));
}

/** A file of a web page can be out of reach by the time it is needed: then nothing was sent. */
async function loadTransport({ method }: Call, permit: Permit | undefined): Promise<Transport> {
  try {
    return await import("./transport.ts");
  } catch (cause) {
    permit?.end("unused");
    throw new NetworkError({ method, attempts: 0, cause });
  }
}
