import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { isRecord } from "../../src/shared/json/value.ts";

/** A registry on this machine that holds what was published to it, and nothing else. */
export interface LocalRegistry {
  readonly url: string;
  /** What a visitor of the page of a package gets: the document of the registry. */
  document(name: string): Readonly<Record<string, unknown>> | undefined;
  close(): Promise<void>;
}

/**
 * Serves as much of npm's registry as publishing, viewing and installing a package without dependencies needs. A package
 * that it does not have is answered with 404, so nothing comes from anywhere else.
 */
export async function startLocalRegistry(): Promise<LocalRegistry> {
  const documents = new Map<string, Record<string, unknown>>();
  const files = new Map<string, Buffer>();
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://127.0.0.1");
    const path = decodeURIComponent(pathname.slice(1));
    const file = files.get(path);
    const answer = (status: number, body: unknown) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    if (request.method === "PUT") {
      const error = publish(path, await jsonOf(request), documents, files);
      if (error === undefined) answer(201, { ok: true });
      else answer(403, { error });
    } else if (file !== undefined) {
      response.writeHead(200, { "content-type": "application/octet-stream" }).end(file);
    } else {
      const document = documents.get(path);
      if (document === undefined) answer(404, { error: "Not found" });
      else answer(200, document);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    document: (name) => documents.get(name),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Returns why it was refused, if it was. */
function publish(
  name: string,
  body: unknown,
  documents: Map<string, Record<string, unknown>>,
  files: Map<string, Buffer>,
): string | undefined {
  if (!isRecord(body)) return "This is not a package.";
  const { _attachments: attachments, ...document } = body;
  const before = documents.get(name);
  const known = isRecord(before?.versions) ? before.versions : {};
  const versions = isRecord(document.versions) ? document.versions : {};
  const twice = Object.keys(versions).filter((version) => version in known);
  if (twice.length > 0)
    return `You cannot publish over the previously published versions: ${twice.join(", ")}.`;
  for (const [file, attachment] of Object.entries(isRecord(attachments) ? attachments : {}))
    files.set(`${name}/-/${file}`, Buffer.from(String(Object(attachment).data), "base64"));
  documents.set(name, { ...before, ...document, versions: { ...known, ...versions } });
  return undefined;
}

async function jsonOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString("utf8"));
}
