import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { listenCommand } from "../../../src/apps/cli/commands/listen.ts";
import { mcpCommand } from "../../../src/apps/cli/commands/mcp.ts";
import { studioCommand } from "../../../src/apps/cli/commands/studio.ts";
import { fakeCommand } from "../../../src/apps/project/fake.ts";
import type { CommandCall, Ending } from "../../../src/apps/terminal/command.ts";
import { commandCall } from "../mcp/httpClient.ts";

/** A request as it is written to a socket. */
export interface RawRequest {
  readonly method?: string;
  readonly target?: string;
  readonly version?: string;
  /** Lines of the head, without those that the surface needs: its key, its type, the length of the body. */
  readonly head: readonly string[];
}

/** A server of a command in this process, as a program next to it, a page or a tunnel reaches it. */
export interface Surface {
  readonly port: number;
  readonly path: string;
  /** What comes to standard error. */
  errors(): string;
  /** Sends a request with all that the surface needs, and gives the status and the text of the whole answer. */
  ask(request: RawRequest): Promise<{ readonly status: number; readonly text: string }>;
}

interface Proof {
  readonly head: readonly string[];
  readonly body: string;
}

const form = "Content-Type: application/x-www-form-urlencoded";

/** All local servers: `listen` with its fake account and its page, `fake`, `studio`, and `mcp` over HTTP. */
export async function openSurfaces() {
  const folder = await mkdtemp(join(tmpdir(), "baselinker-surfaces-"));
  const words = {
    json: true,
    folder,
    tunnel: ["leads.example", "localhost"],
    studio: true,
    rules: "woocommerce-order",
  };
  const listen = await started(listenCommand, words);
  const fake = await started(fakeCommand, { json: true });
  const studio = await started(studioCommand, { json: true });
  const mcp = await started(mcpCommand, { json: true, http: true });
  const webhook = surface(listen, listen.said.url, {
    head: ["Content-Type: application/json"],
    body: '{"id":1}',
  });
  return {
    webhook,
    listenFake: fakeSurface(listen, listen.said.fake),
    listenStudio: pageSurface(listen, listen.said.studio),
    fake: fakeSurface(fake, fake.said),
    studio: pageSurface(studio, studio.said.url),
    mcp: surface(mcp, mcp.said.url, {
      head: [
        `Authorization: Bearer ${mcp.said.key}`,
        "Content-Type: application/json",
        "Accept: application/json, text/event-stream",
      ],
      body: '{"jsonrpc":"2.0","id":1,"method":"tools/list"}',
    }),
    tokens: [listen.said.fake.token, fake.said.token],
    /** How many requests `listen` has kept. */
    kept: async () => (await readdir(folder)).filter((name) => name.endsWith(".request.json")).length,
    [Symbol.asyncDispose]: async () => {
      for (const { close } of [listen, fake, studio, mcp]) await close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

type Started = Awaited<ReturnType<typeof started>>;

async function started(
  command: (call: CommandCall) => Promise<Ending>,
  words: Readonly<Record<string, unknown>>,
) {
  const { call, stdout, stderr, end } = commandCall(words, {});
  let errors = "";
  stderr.on("data", (chunk) => (errors += String(chunk)));
  const ended = command(call);
  const [chunk] = await Promise.race([
    once(stdout, "data"),
    ended.then(() => Promise.reject(new Error("The command ended before it listened."))),
  ]);
  return {
    said: JSON.parse(String(chunk).split("\n")[0] ?? ""),
    errors: () => errors,
    async close() {
      end.abort();
      await ended;
    },
  };
}

function fakeSurface(command: Started, { url, token }: { readonly url: string; readonly token: string }) {
  return surface(command, url, { head: [form, `X-BLToken: ${token}`], body: "method=getOrderStatusList" });
}

function pageSurface(command: Started, link: string) {
  const key = new URL(link).hash.slice("#key=".length);
  const proof = { head: [`Authorization: Bearer ${key}`], body: "" };
  return surface(command, new URL("/api/about", link).href, proof, "GET");
}

function surface({ errors }: Started, url: string, proof: Proof, usualMethod = "POST"): Surface {
  const { port: portText, pathname: path } = new URL(url);
  const port = Number(portText);
  return {
    port,
    path,
    errors,
    async ask({ method = usualMethod, target = path, version = "1.1", head }) {
      const lines = [...head, ...proof.head, `Content-Length: ${proof.body.length}`, "Connection: close"];
      const text = await raw(
        port,
        `${method} ${target} HTTP/${version}\r\n${lines.join("\r\n")}\r\n\r\n${proof.body}`,
      );
      return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1]), text };
    },
  };
}

/** Writes bytes to a port, and gives all that comes until the server ends the connection. */
export async function raw(port: number, ...parts: readonly string[]): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  let text = "";
  socket.on("data", (chunk) => (text += String(chunk)));
  // A server that hangs up on what is still being sent.
  socket.on("error", () => {});
  const closed = new Promise((resolve) => socket.once("close", resolve));
  for (const part of parts) socket.write(part);
  await closed;
  return text;
}
