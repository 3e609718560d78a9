import { expected } from "../../shared/options/check.ts";
import { objectWith } from "../../shared/options/kinds.ts";
import { nextTurn } from "./clock.ts";
import {
  type FakeReply,
  type FakeRequest,
  failure,
  parseForm,
  type WireFault,
  wrongToken,
} from "./request.ts";
import type { FakeBackend } from "./state.ts";

/** Delivers a request to the account with its token. Any other request gets the API's error. */
export async function deliver(
  accounts: readonly FakeBackend[],
  request: FakeRequest,
  signal?: AbortSignal,
): Promise<FakeReply> {
  const token = request.token ?? (await parseForm(request)).get("token");
  const account = accounts.find((candidate) => candidate.token === token) ?? accounts[0];
  if (account !== undefined) return account.exchange(request, signal);
  const body = JSON.stringify(failure(wrongToken));
  return { httpStatus: 200, contentType: "application/json", body, wireFault: "none", date: new Date() };
}

export function accountsFrom(input: unknown): readonly FakeBackend[] {
  const accounts: readonly unknown[] = Array.isArray(input) ? input : [input];
  if (accounts.length === 0) throw expected("accounts", "a fake account or a list of them", input);
  const found = accounts.map((entry) => account.check("accounts", entry));
  const tokens = new Set(found.map(({ token }) => token));
  if (tokens.size === found.length) return found;
  throw new TypeError(
    "Two of the accounts have the same token: requests of one would go to the other. Leave `token` out.",
  );
}

const account = /* @__PURE__ */ objectWith<FakeBackend>(["exchange"], "a fake account or a list of them");

/** Inside a process no connection can be cut: the fetch rejects instead, or in the middle reading the body fails. */
export function toResponse(reply: FakeReply, signal: AbortSignal): Response | Promise<Response> {
  const { wireFault } = reply;
  if (wireFault === "dropped") return Response.error();
  if (wireFault === "stalled-headers") return never(signal);
  const bytes = new TextEncoder().encode(reply.body);
  const body = wireFault === "none" ? bytes : halfOf(bytes, wireFault, signal);
  return new Response(bodiless.has(reply.httpStatus) ? null : body, {
    status: reply.httpStatus,
    headers: {
      "content-type": reply.contentType,
      // Without the length, a body that breaks off would count as complete.
      "content-length": String(bytes.length),
      date: reply.date.toUTCString(),
    },
  });
}

/** `Response` throws if one of these has a body. */
const bodiless = new Set([204, 205, 304]);

function halfOf(
  bytes: Uint8Array<ArrayBuffer>,
  wireFault: WireFault,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  let begun = false;
  return new ReadableStream({
    pull: async (controller) => {
      if (!begun) {
        begun = true;
        controller.enqueue(bytes.subarray(0, bytes.length / 2));
        return;
      }
      if (wireFault === "stalled-body") await aborted(signal);
      // msw passes headers on one turn later: what was sent must arrive before the connection breaks.
      else await nextTurn();
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
