import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, request, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isRecord } from "../../src/shared/json/value.ts";
import { useCommand } from "../apps/cli/startCommand.ts";

const run = promisify(execFile);
const program = fileURLToPath(
  new URL("node_modules/@modelcontextprotocol/conformance/dist/index.js", import.meta.url),
);
const installed = existsSync(program);
if (!installed)
  console.info("Skipped: the checks of the protocol are missing. Run `npm ci --prefix test/otherClients`.");

/** Those that fit a server without prompts, completion, logging, sessions and the tools that others are made for. */
const scenarios = ["server-initialize", "ping", "tools-list", "resources-list", "dns-rebinding-protection"];

describe.skipIf(!installed)("the conformance checks of the Model Context Protocol", () => {
  const { file } = useCommand();
  let folder = "";
  let proxy: Server;
  let stop: () => Promise<unknown>;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "baselinker-conformance-"));
    const env = { BASELINKER_TOKEN: "1-2-FAKE", BASELINKER_URL: "http://127.0.0.1:9/connector.php" };
    const server = spawn(process.execPath, [file(), "mcp", "--http", "--json"], { env, stdio: "pipe" });
    const { url, key } = JSON.parse(String((await once(server.stdout, "data"))[0]));
    stop = () => {
      server.kill("SIGINT");
      return once(server, "close");
    };
    proxy = withKey(new URL(url), key);
    await once(proxy.listen(0, "127.0.0.1"), "listening");
  });
  afterAll(async () => {
    proxy.closeAllConnections();
    proxy.close();
    await stop();
    await rm(folder, { recursive: true, force: true });
  });

  it.each(scenarios)("pass: %s", async (scenario) => {
    const url = `http://127.0.0.1:${portOf(proxy.address())}/mcp`;
    const words = [program, "server", "--url", url, "--scenario", scenario];
    const { stdout } = await run(process.execPath, words, { cwd: folder });
    expect(stdout).toMatch(/Passed: (\d)\/\1, 0 failed, 0 warnings/);
  });
});

/** The checks know no key, so this adds it, and leaves Host and Origin as they are but for the port. */
function withKey({ port }: URL, key: string): Server {
  return createServer((asked, answer) => {
    const host = asked.headers.host?.replace(`:${portOf(asked.socket.address())}`, `:${port}`);
    const headers = { ...asked.headers, host, authorization: `Bearer ${key}` };
    const { method, url: path } = asked;
    const passed = request({ host: "127.0.0.1", port, method, path, headers }, (given) => {
      answer.writeHead(given.statusCode ?? 0, given.headers);
      given.pipe(answer);
    });
    asked.pipe(passed);
    answer.once("close", () => passed.destroy());
    passed.once("error", () => answer.destroy());
  });
}

function portOf(address: object | string | null): number {
  return isRecord(address) && typeof address.port === "number" ? address.port : 0;
}
