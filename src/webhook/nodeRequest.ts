import { decodeBody } from "../mapping/receive/decodeBody.ts";
import { BodyPieces, type Incoming, type IncomingBody, isCompressed, type ReadLimits } from "./incoming.ts";
import { bytesOf } from "./secrets.ts";

/** A request of `node:http`; a framework may have added the body. */
export type NodeRequest = {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  /** The URL before a router removed a part of it (Express). */
  readonly originalUrl?: string | undefined;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The bytes of the body, if the framework keeps them. */
  readonly rawBody?: unknown;
  /** The parsed body, or the bytes. */
  readonly body?: unknown;
  readonly readableEnded?: boolean | undefined;
  readonly readableDidRead?: boolean | undefined;
  on(event: string, listener: (piece: Uint8Array) => void): unknown;
  removeListener(event: string, listener: (piece: Uint8Array) => void): unknown;
  resume(): unknown;
};

/** A response of `node:http`. */
export type NodeResponse = {
  statusCode: number;
  readonly headersSent?: boolean | undefined;
  setHeader(name: string, value: string): unknown;
  end(body: Uint8Array): unknown;
};

export function fromNode(request: NodeRequest): Incoming {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    // Pseudo-headers of HTTP/2 are not headers.
    if (value === undefined || name.startsWith(":")) continue;
    headers.set(name, typeof value === "string" ? value : value.join(", "));
  }
  const host = headers.get("host") ?? "";
  const path = request.originalUrl ?? request.url ?? "/";
  return {
    method: request.method ?? "GET",
    url: `http://${/^[\w.:[\]-]+$/.test(host) ? host : "localhost"}${path}`,
    headers,
    read: (limits) => readNode(request, headers, limits),
  };
}

export async function answerNode(response: NodeResponse, answer: Response): Promise<void> {
  const body = new Uint8Array(await answer.arrayBuffer());
  if (response.headersSent === true) return;
  response.statusCode = answer.status;
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  response.end(body);
}

async function readNode(request: NodeRequest, headers: Headers, limits: ReadLimits): Promise<IncomingBody> {
  const { rawBody, body } = request;
  const kept = bytesIn(rawBody, headers) ?? bytesIn(body, headers);
  if (kept !== undefined) return kept.length > limits.maxBytes ? { problem: "too_large" } : { bytes: kept };
  if (request.readableEnded !== true && request.readableDidRead !== true)
    return isCompressed(headers) ? { problem: "body" } : readEvents(request, headers, limits);
  if (body === undefined || body === null) return { problem: "lost" };
  // Text that was decoded from another charset: the bytes are lost, but the fields can be read.
  return { parsed: typeof body === "string" ? decodeBody(body, headers.get("content-type")) : body };
}

function bytesIn(value: unknown, headers: Headers): Uint8Array<ArrayBuffer> | undefined {
  if (value instanceof Uint8Array) return new Uint8Array(value);
  if (typeof value !== "string") return undefined;
  const charset = /charset\s*=\s*"?([^";\s]+)/i.exec(headers.get("content-type") ?? "")?.[1];
  return charset === undefined || /^(?:utf-?8|us-ascii)$/i.test(charset) ? bytesOf(value) : undefined;
}

function readEvents(
  request: NodeRequest,
  headers: Headers,
  { maxBytes, timeoutMs, clock }: ReadLimits,
): Promise<IncomingBody> {
  return new Promise((resolve) => {
    const pieces = new BodyPieces(maxBytes);
    const finish = (body: IncomingBody) => {
      cancel();
      for (const [event, listener] of Object.entries(listeners)) request.removeListener(event, listener);
      // The rest is dropped, so that the sender can read the answer.
      request.on("error", () => {});
      request.resume();
      resolve(body);
    };
    const broken = () => finish({ problem: "body" });
    // A sender that is disconnected while sending misses the answer, so the rest of a large body is read and dropped.
    let dropped = 0;
    let isTooLarge = Number(headers.get("content-length")) > maxBytes;
    const listeners = {
      data: (piece: Uint8Array) => {
        isTooLarge ||= !pieces.add(piece);
        if (isTooLarge) dropped += piece.length;
        if (dropped > maxBytes * maxDropped) finish({ problem: "too_large" });
      },
      end: () => finish(isTooLarge ? { problem: "too_large" } : { bytes: pieces.whole() }),
      error: broken,
      close: broken,
    };
    const cancel = clock.after(timeoutMs, () => finish({ problem: isTooLarge ? "too_large" : "slow" }));
    for (const [event, listener] of Object.entries(listeners)) request.on(event, listener);
  });
}

/** After dropping this many times the limit, the connection is closed anyway. */
const maxDropped = 16;
