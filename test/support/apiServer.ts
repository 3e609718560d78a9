import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";

/** A request as the API would see it. */
interface ReceivedRequest {
  /** Milliseconds, on the same clock as `performance.now()`. */
  readonly at: number;
  readonly method: string;
  readonly parameters: unknown;
  readonly token: string | undefined;
  readonly headers: IncomingMessage["headers"];
  readonly path: string;
  readonly body: string;
}

/** What the server does with a request. */
interface Exchange {
  readonly request: ReceivedRequest;
  /** Counts the requests from 0. */
  readonly index: number;
  readonly response: ServerResponse;
  readonly socket: Socket;
  /** Answers with HTTP 200 and this value as JSON; `status: "SUCCESS"` is added where there is none. */
  succeed(result?: Record<string, unknown>): void;
  /** Answers with HTTP 200 and the API's error envelope. */
  refuse(code: string, message?: string): void;
  /** Answers with these very words. */
  send(status: number, body: string, headers?: Record<string, string>): void;
}

/** Says what to do with each request; a list says it one after another, and its last entry for all others. */
export type Behaviour = (exchange: Exchange) => void | Promise<void>;

/** A server on a loopback port that does what a test tells it. */
export interface ApiServer {
  readonly url: string;
  readonly requests: readonly ReceivedRequest[];
  /** Connections that were ever opened. */
  readonly connections: number;
  /** Changes what the server does from now on. */
  behave(...behaviours: readonly Behaviour[]): void;
  /** Resolves when the given number of requests have come. */
  received(count: number): Promise<void>;
  /** Drops the log, for runs that are long. */
  forget(): void;
  close(): Promise<void>;
}

/**
 * Starts a server. `await using server = await startApiServer(…)` closes it at the end of the block.
 *
 * @example
 * ```ts
 * const server = await startApiServer(({ succeed }) => succeed({ order_id: 1 }));
 * const baselinker = new Baselinker({ token: "t", baseUrl: server.url });
 * ```
 */
export async function startApiServer(
  ...behaviours: readonly Behaviour[]
): Promise<ApiServer & AsyncDisposable> {
  const requests: ReceivedRequest[] = [];
  let script = behaviours;
  let served = 0;
  let connections = 0;
  let onRequest: (() => void)[] = [];

  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    const at = performance.now();
    try {
      for await (const chunk of incoming) chunks.push(chunk);
    } catch {
      return;
    }
    const request = readRequest(incoming, Buffer.concat(chunks).toString("utf8"), at);
    const index = served;
    served += 1;
    requests.push(request);
    for (const notify of onRequest.splice(0)) notify();
    const behaviour = script[Math.min(index, script.length - 1)] ?? (({ succeed }: Exchange) => succeed());
    await behaviour(exchangeOf(request, index, incoming, response));
  });
  server.on("connection", () => {
    connections += 1;
  });
  server.on("clientError", (_error, socket) => socket.destroy());
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;

  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return {
    url: `http://127.0.0.1:${port}/connector.php`,
    requests,
    get connections() {
      return connections;
    },
    behave(...next) {
      script = next;
      served = 0;
    },
    async received(count) {
      while (requests.length < count) {
        await new Promise<void>((resolve) => {
          onRequest = [...onRequest, resolve];
        });
      }
    },
    forget() {
      requests.length = 0;
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

function exchangeOf(
  request: ReceivedRequest,
  index: number,
  incoming: IncomingMessage,
  response: ServerResponse,
): Exchange {
  const send: Exchange["send"] = (status, body, headers = {}) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(body);
  };
  return {
    request,
    index,
    response,
    socket: incoming.socket,
    send,
    succeed: (result = {}) => send(200, JSON.stringify({ status: "SUCCESS", ...result })),
    refuse: (error_code, error_message = "") =>
      send(200, JSON.stringify({ status: "ERROR", error_code, error_message })),
  };
}

function readRequest(incoming: IncomingMessage, body: string, at: number): ReceivedRequest {
  const form = new URLSearchParams(body);
  const token = incoming.headers["x-bltoken"];
  return {
    at,
    method: form.get("method") ?? "",
    parameters: parse(form.get("parameters")),
    token: typeof token === "string" ? token : undefined,
    headers: incoming.headers,
    path: incoming.url ?? "",
    body,
  };
}

function parse(json: string | null): unknown {
  try {
    return json === null ? undefined : JSON.parse(json);
  } catch {
    return undefined;
  }
}
