import { WebhookError } from "../shared/errors/webhookError.ts";
import type { Clock } from "../shared/runtime/clock.ts";

export interface Incoming {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  read(limits: ReadLimits): Promise<IncomingBody>;
}

export interface ReadLimits {
  readonly maxBytes: number;
  readonly timeoutMs: number;
  readonly clock: Clock;
}

/** The body of a request. `lost` means that it was already read; `parsed` is its content if it was also parsed. */
export type IncomingBody =
  | { readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly parsed: unknown }
  | { readonly problem: "body" | "too_large" | "slow" | "lost" };

/** Compressed bodies can expand without limit, and may be signed in either form. No known sender compresses. */
export function isCompressed(headers: Headers): boolean {
  const encoding = headers.get("content-encoding")?.trim().toLowerCase() ?? "";
  return encoding !== "" && encoding !== "identity";
}

export class BodyPieces {
  readonly #pieces: Uint8Array[] = [];
  readonly #maxBytes: number;
  #length = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** Returns false if the limit is exceeded. */
  add(piece: Uint8Array): boolean {
    this.#length += piece.length;
    if (this.#length > this.#maxBytes) return false;
    this.#pieces.push(piece);
    return true;
  }

  whole(): Uint8Array<ArrayBuffer> {
    const all = new Uint8Array(this.#length);
    let offset = 0;
    for (const piece of this.#pieces) {
      all.set(piece, offset);
      offset += piece.length;
    }
    return all;
  }
}

export function fromFetch(request: Request): Incoming {
  const { method, url, headers } = request;
  return { method, url, headers, read: (limits) => readStream(request, limits) };
}

async function readStream(
  request: Request,
  { maxBytes, timeoutMs, clock }: ReadLimits,
): Promise<IncomingBody> {
  if (request.bodyUsed) return { problem: "lost" };
  if (isCompressed(request.headers)) return { problem: "body" };
  // The header is only a hint: the received bytes are counted too.
  if (Number(request.headers.get("content-length")) > maxBytes) return { problem: "too_large" };
  const { body } = request;
  if (body === null) return { bytes: new Uint8Array() };
  if (body.locked) return { problem: "lost" };
  const reader = body.getReader();
  let isSlow = false;
  const cancel = clock.after(timeoutMs, () => {
    isSlow = true;
    reader.cancel().catch(() => {});
  });
  try {
    const bytes = await readPieces(reader, maxBytes);
    if (isSlow) return { problem: "slow" };
    return bytes === undefined ? { problem: "too_large" } : { bytes };
  } catch {
    // The connection broke: only a part of the body arrived.
    return { problem: isSlow ? "slow" : "body" };
  } finally {
    cancel();
  }
}

/** All bytes of a stream; `undefined` if there are more than the limit, and the rest is not read. */
export async function readPieces(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const pieces = new BodyPieces(maxBytes);
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return pieces.whole();
    if (pieces.add(value)) continue;
    reader.cancel().catch(() => {});
    return undefined;
  }
}

export function bodyAlreadyParsed(signature: string | undefined): WebhookError {
  const why =
    signature === undefined
      ? "nothing of it is left"
      : `the signature "${signature}" cannot be checked: it is over the bytes`;
  return new WebhookError(
    "BODY_ALREADY_PARSED",
    `The request's body was parsed before the webhook saw it, so ${why}. Express: put app.post("/hook", express.raw({ type: () => true, limit: "1mb" }), webhook.node) before app.use(express.json()). Nest: NestFactory.create(AppModule, { rawBody: true }). Fastify: see docs/webhooks.md.`,
  );
}
