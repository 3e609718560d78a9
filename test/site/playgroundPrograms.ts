import { execFile } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../..", import.meta.url));
const compiler = join(root, "node_modules/typescript/bin/tsc");

/** What the programs use of packages that this check does not install: as narrow as their own types are there. */
const packages: Readonly<Record<string, readonly [types: string, code: string]>> = {
  express: [
    `import type { IncomingMessage, ServerResponse } from "node:http";
type Handler = (request: IncomingMessage & { body?: unknown }, response: ServerResponse, next: (error?: unknown) => void) => unknown;
declare function express(): { post(path: string, handler: Handler): unknown; listen(port: number): unknown };
export default express;`,
    `import { createServer } from "node:http";
export default () => {
  let handler;
  return {
    post: (path, own) => { handler = own; },
    listen: () => createServer((request, response) => handler(request, response)).listen(0, function () { globalThis.port = this.address().port; }),
  };
};`,
  ],
  hono: [
    `interface Context<Env> { readonly env: Env; readonly req: { readonly raw: Request }; readonly executionCtx: { waitUntil(work: Promise<unknown>): void } }
export declare class Hono<Given extends { Bindings: object }> {
  post(path: string, handler: (context: Context<Given["Bindings"]>) => Promise<Response>): this;
  fetch(request: Request, env: Given["Bindings"], context: { waitUntil(work: Promise<unknown>): void }): Promise<Response>;
}`,
    `export class Hono {
  post(path, handler) { this.handler = handler; }
  fetch(raw, env, executionCtx) { return this.handler({ env, req: { raw }, executionCtx }); }
}`,
  ],
  "next/server": [
    "export declare function after(work: Promise<unknown> | (() => unknown)): void;",
    "export const after = () => {};",
  ],
};

const files: Readonly<Record<string, string>> = {
  Express: "server.ts",
  Worker: "worker.ts",
  Hono: "app.ts",
  Next: "route.ts",
  CLI: "run.sh",
};

/** Sends the lead through each program, in a process of its own, to a fake account. */
const driver = `import { createFakeAccount, serveFakeAccount } from "baselinker-sdk/fake";
import { signatures } from "baselinker-sdk/webhook";
const lead = process.argv[3];
const secret = "a secret";
const waitUntil = () => {};
const senders = {
  Express: async (request) => (await import("./server.ts"), await new Promise((resolve) => setImmediate(resolve)), fetch(\`http://127.0.0.1:\${globalThis.port}/leads\`, { method: "POST", headers: request.headers, body: await request.text() })),
  Worker: async (request, env) => (await import("./worker.ts")).default.fetch(request, env, { waitUntil }),
  Hono: async (request, env) => (await import("./app.ts")).default.fetch(request, env, { waitUntil }),
  Next: async (request) => (await import("./route.ts")).POST(request),
};
const account = createFakeAccount();
const base = await serveFakeAccount(account);
const env = { BASELINKER_TOKEN: account.token, BASELINKER_URL: base.url, WEBHOOK_SECRET: secret };
Object.assign(process.env, env);
const request = new Request("http://127.0.0.1/leads", { method: "POST", headers: { "content-type": "application/json" }, body: lead });
const response = await senders[process.argv[2]](await signatures.sharedSecret({ secret, header: "x-secret" }).sign(request), env);
console.log(response.status, await response.text(), account.orders.length);
process.exit(response.status === 200 && account.orders.length === 1 ? 0 : 1);
`;

/** Compiles each program against the built package, and runs it with this lead. Throws for the first that fails. */
export async function checkPrograms(programs: Readonly<Record<string, string>>, lead: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "programs-"));
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  try {
    for (const [name, text] of Object.entries(programs)) write(files[name] ?? name, text);
    for (const [name, [types, code]] of Object.entries(packages)) {
      const [owner = name, path = "index"] = name.split("/");
      const entry = path === "index" ? "." : `./${path}`;
      const exports = { [entry]: { types: `./${path}.d.ts`, default: `./${path}.js` } };
      write(`node_modules/${owner}/package.json`, JSON.stringify({ name: owner, type: "module", exports }));
      write(`node_modules/${owner}/${path}.d.ts`, types);
      write(`node_modules/${owner}/${path}.js`, code);
    }
    symlinkSync(root, join(folder, "node_modules/baselinker-sdk"));
    mkdirSync(join(folder, "node_modules/@types"));
    symlinkSync(join(root, "node_modules/@types/node"), join(folder, "node_modules/@types/node"));
    write("package.json", '{ "type": "module" }');
    write("tsconfig.json", JSON.stringify({ compilerOptions, include: ["*.ts"] }));
    write("driver.mjs", driver);
    write("lead.json", lead);
    await told("they do not compile", process.execPath, [compiler, "-p", folder], folder);
    for (const name of ["Express", "Worker", "Hono", "Next"]) {
      // A store belongs to one account.
      for (const end of ["", "-wal", "-shm"]) rmSync(join(folder, `leads.sqlite${end}`), { force: true });
      await told(`${name} makes no order`, process.execPath, ["driver.mjs", name, lead], folder);
    }
    await checkCommands(folder, write);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The compiler of the project does not come to what the site installs. */
export async function checkTypes(): Promise<void> {
  await told(
    "its parts do not compile",
    process.execPath,
    [compiler, "--noEmit", "-p", join(root, "docs/.vitepress/playground")],
    root,
  );
}

/** The commands as they are written, up to those that need a token. */
async function checkCommands(folder: string, write: (file: string, text: string) => void): Promise<void> {
  write("bin/npx", `#!/bin/sh\nshift\nexec "${process.execPath}" "${join(root, "dist/cli.js")}" "$@"\n`);
  chmodSync(join(folder, "bin/npx"), 0o755);
  const shell = `set -e; PATH="$PWD/bin:$PATH"; ${"sed '/^# Orders in Base/,$d' run.sh > first.sh; . ./first.sh"}`;
  const output = await told("the commands fail", "sh", ["-c", shell], folder);
  if (!output.includes("delivery_fullname")) throw new Error(`the commands say ${output}`);
}

const compilerOptions = {
  target: "es2022",
  module: "nodenext",
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  erasableSyntaxOnly: true,
  types: ["node"],
  skipLibCheck: true,
  noEmit: true,
};

async function told(wrong: string, command: string, args: readonly string[], cwd: string): Promise<string> {
  try {
    return (await run(command, [...args], { cwd, timeout: 60_000 })).stdout;
  } catch (error) {
    const { stdout = "", stderr = "" } = Object(error);
    throw new Error(`${wrong}: ${`${stdout}${stderr}`.slice(-2_000)}`);
  }
}
