import { randomUUID } from "node:crypto";
import {
  isInitializeRequest,
  isLegacyRequest,
  type McpServerFactory,
  WebStandardStreamableHTTPServerTransport,
} from "@modelcontextprotocol/server";
import { isRecord } from "../../shared/json/value.ts";

/** The maximum number of sessions. A client that comes back without ending its old session leaves one behind. */
const maxSessions = 32;

const idleMs = 30 * 60_000;

interface HttpSession {
  readonly transport: WebStandardStreamableHTTPServerTransport;
  readonly server: Awaited<ReturnType<McpServerFactory>>;
  /** The requests whose answers are not over, such as the stream that a client keeps open. */
  openRequests: number;
  /** When a request came or ended last, by the clock of the sessions. */
  usedAt: number;
}

/**
 * The sessions of clients of 2025: only in a session can a server ask such a client something. Each begins with
 * `initialize`, and ends when the client says so, after 30 minutes without a request, or when it is the longest unused
 * of more than 32. Clients of 2026 say all with each request and have none.
 */
export class HttpSessions {
  readonly #factory: McpServerFactory;
  readonly #now: () => number;
  /** By id, the longest unused first. */
  readonly #sessions = new Map<string, HttpSession>();

  /** @param now - milliseconds of a clock that is never set back */
  constructor(factory: McpServerFactory, now: () => number) {
    this.#factory = factory;
    this.#now = now;
  }

  /** The answer to a request that begins a session or belongs to one; `undefined` for any other. */
  async answer(request: Request): Promise<Response | undefined> {
    this.#endIdle();
    const message: unknown =
      request.method === "POST"
        ? await request
            .clone()
            .json()
            .catch(() => undefined)
        : undefined;
    if (!(await isLegacyRequest(request, message))) return undefined;
    const id = request.headers.get("mcp-session-id");
    const session = id === null ? undefined : this.#sessions.get(id);
    if (session !== undefined) return this.#serve(session, request, message);
    if ([message].flat().some(isInitializeRequest)) return this.#begin(request, message);
    return id === null ? undefined : Response.json(noSession, { status: 404 });
  }

  async close(): Promise<void> {
    await Promise.all([...this.#sessions.keys()].map((id) => this.#end(id)));
  }

  async #begin(request: Request, message: unknown): Promise<Response> {
    const server = await this.#factory({ era: "legacy", requestInfo: request });
    const transport: HttpSession["transport"] = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: randomUUID,
      onsessioninitialized: (id) => this.#keep(id, session),
      onsessionclosed: (id) => void this.#sessions.delete(id),
    });
    const session: HttpSession = { transport, server, openRequests: 0, usedAt: this.#now() };
    await server.connect(transport);
    const answer = await this.#serve(session, request, message);
    // The request was not what `initialize` has to be.
    if (transport.sessionId === undefined) await server.close();
    return answer;
  }

  async #keep(id: string, session: HttpSession): Promise<void> {
    this.#sessions.set(id, session);
    if (this.#sessions.size <= maxSessions) return;
    const unused = [...this.#sessions].find(([, { openRequests }]) => openRequests === 0);
    const [oldest] = unused ?? [...this.#sessions.keys()];
    if (oldest !== undefined) await this.#end(oldest);
  }

  async #serve(session: HttpSession, request: Request, message: unknown): Promise<Response> {
    const { transport } = session;
    this.#use(session, 1);
    const ended = () => this.#use(session, -1);
    const answer = await transport.handleRequest(request, { parsedBody: message });
    if (answer.body === null) {
      ended();
      return answer;
    }
    // The types of Node do not know `cancel` yet.
    const watching: Transformer<Uint8Array, Uint8Array> & { cancel(): void } = {
      flush: ended,
      cancel() {
        ended();
        // The client has left, and its answer can come in no other way.
        for (const requestId of requestIds(message))
          transport.onmessage?.({ jsonrpc: "2.0", method: "notifications/cancelled", params: { requestId } });
      },
    };
    return new Response(answer.body.pipeThrough(new TransformStream(watching)), answer);
  }

  /** Notes that a request of a session came (1) or ended (-1). The session used last is the last of the map. */
  #use(session: HttpSession, more: 1 | -1): void {
    session.openRequests += more;
    session.usedAt = this.#now();
    const id = session.transport.sessionId;
    if (id === undefined || !this.#sessions.delete(id)) return;
    this.#sessions.set(id, session);
  }

  #endIdle(): void {
    for (const [id, { openRequests, usedAt }] of this.#sessions)
      if (openRequests === 0 && this.#now() - usedAt >= idleMs) void this.#end(id);
  }

  async #end(id: string): Promise<void> {
    const session = this.#sessions.get(id);
    this.#sessions.delete(id);
    await session?.server.close();
  }
}

/** As the protocol has it for a session that is over: the client begins a new one. */
const noSession = {
  jsonrpc: "2.0",
  error: { code: -32_001, message: "Session not found: it is over. Connect again with initialize." },
  id: null,
};

function requestIds(message: unknown): (string | number)[] {
  return [message].flat().flatMap((entry) => {
    const id = isRecord(entry) && "method" in entry ? entry.id : undefined;
    return typeof id === "string" || typeof id === "number" ? [id] : [];
  });
}
