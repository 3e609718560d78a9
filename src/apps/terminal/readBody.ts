import type { IncomingMessage, ServerResponse } from "node:http";

/** The maximum size of a body, as in `createWebhook`. */
const maxBytes = 1_048_576;
const lingerMs = 500;

/**
 * The body of a request, counted while it is read. One that is too large is answered 413 and gives `undefined`.
 * @param onTooLarge - is called before that answer, which ends the connection
 * @param tooLarge - makes that answer, if it has a text
 */
export function readBody(
  request: IncomingMessage,
  response: ServerResponse,
  onTooLarge: () => void,
  tooLarge: () => Response | Promise<Response> | undefined,
): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let length = 0;
    const take = (chunk: Uint8Array) => {
      length += chunk.length;
      if (length <= maxBytes) chunks.push(chunk);
      else refuse();
    };
    const refuse = () => {
      request.off("data", take);
      onTooLarge();
      answerTooLarge(request, response, tooLarge).then(() => resolve(undefined), reject);
    };
    request.once("end", () => resolve(Buffer.concat(chunks)));
    request.once("error", reject);
    if (Number(request.headers["content-length"] ?? 0) > maxBytes) refuse();
    else request.on("data", take);
  });
}

async function answerTooLarge(
  request: IncomingMessage,
  response: ServerResponse,
  tooLarge: () => Response | Promise<Response> | undefined,
): Promise<void> {
  const answer = await tooLarge();
  const text = Buffer.from((await answer?.text()) ?? "");
  const headers = Object.fromEntries(answer?.headers ?? []);
  response.writeHead(413, { ...headers, connection: "close", "content-length": text.length }).write(text);
  response.flushHeaders();
  // Drops the rest for a moment: a client that is still sending would lose the answer with its connection.
  const timer = setTimeout(end, lingerMs);
  request.resume().once("end", end);
  function end() {
    clearTimeout(timer);
    response.end();
  }
}
