import { setupServer } from "msw/node";
import type { createFakeAccount } from "../../../src/entries/fake.ts";
import { handlersFor } from "../../../src/entries/msw.ts";
import { serveFakeAccount } from "../../../src/testing/fake/serveFakeAccount.ts";
import type { FakeBackend } from "../../../src/testing/fake/state.ts";
import { formRequest } from "./callFake.ts";

export type Send = (method: string, parameters?: object, signal?: AbortSignal) => Promise<Response>;

/** How a request reaches an account. */
interface Transport {
  readonly name: string;
  readonly open: (account: ReturnType<typeof createFakeAccount>) => Promise<OpenTransport>;
}

export interface OpenTransport {
  readonly send: Send;
  close(): Promise<void> | void;
}

/** The three transports; what happens on the wire must be the same through each. */
export const transports: readonly Transport[] = [
  {
    name: "through msw in the process",
    open: async (account) => {
      const server = setupServer(...handlersFor([account]));
      server.listen({ onUnhandledFrame: "error" });
      return { send: sendBy(fetch, account.baseUrl, account), close: () => server.close() };
    },
  },
  {
    name: "through account.fetch",
    open: async (account) => ({ send: sendBy(account.fetch, account.baseUrl, account), close: () => {} }),
  },
  {
    name: "through the HTTP server",
    open: async (account) => {
      const served = await serveFakeAccount(account);
      return { send: sendBy(fetch, served.url, account), close: () => served.close() };
    },
  },
];

function sendBy(through: (request: Request) => Promise<Response>, url: string, { token }: FakeBackend): Send {
  return (method, parameters, signal) => through(formRequest(url, token, method, parameters, signal));
}
