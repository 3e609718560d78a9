import type { SourceWithRules, Target } from "../../project/choices.ts";

export interface ProjectSender {
  readonly name: SourceWithRules;
  /** Whether this is the only sender of the project. It then receives the requests to every address. */
  readonly isOnly: boolean;
  /** The name of the file with its rules. */
  readonly rules: string;
  /** The id of the catalog for its products; `undefined` if the rules need none. */
  readonly inventoryId: number | undefined;
}

/** The variable with the secret of a sender: `GOOGLE_ADS_SECRET`, or `WEBHOOK_SECRET` if it is the only sender. */
export function secretName({ name, isOnly }: Pick<ProjectSender, "name" | "isOnly">): string {
  return isOnly ? "WEBHOOK_SECRET" : senderSecret(name);
}

/** The variable with the secret of one sender of several. */
export function senderSecret(name: string): string {
  return `${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}_SECRET`;
}

/** `server.js`. It runs on every supported Node, also on those that do not run TypeScript. */
export function serverFile(senders: readonly ProjectSender[], target: Target): string {
  return `${imports(target)}
const { env } = process;
const needed = [${["BASELINKER_TOKEN", ...senders.map(secretName)].map((name) => `"${name}"`).join(", ")}];
const missing = needed.filter((name) => !env[name]);
if (missing.length > 0) {
  console.error(\`Fill in .env, or set in the environment: \${missing.join(", ")}.\`);
  process.exit(1);
}
const port = Number(env.PORT || 3000);
const file = env.LEADS_FILE || "leads.sqlite";
const token = env.BASELINKER_TOKEN ?? "";

// One file: the count of requests, which lead is which order, and what happened to each lead.
const limiter = sqliteRateLimiter(file, { token });
const store = sqliteStore(file);
const register = sqliteRegister(file);
const baselinker = new Baselinker({
  token,
  baseUrl: env.BASELINKER_URL || undefined,
  rateLimit: { limiter },
  // A line for each lead and for whatever is wrong. Not \`debug\`: two lines for each request to Base.
  logger: {
    debug() {},
    info: (message) => console.log(message),
    warn: (message) => console.warn(message),
    error: (message) => console.error(message),
  },
});

// Each sender has its address, its rules, and a namespace: two senders may use the same ids.
const senders = [
${senders.map(entry).join("")}].map(({ path, rules, verify, ...own }) => {
  const parsed = parseRules(JSON.parse(readFileSync(rules, "utf8")));
  const forwarder = createForwarder({ ...own, baselinker, rules: parsed, store, register });
  const webhook = createWebhook({
    forwarder,
    verify,
    onResult: ({ status }) => console.log(path, "request", status),
  });
  return { path, forwarder, webhook };
});

// Reports mistakes in the rules or the account, delivers what the webhook has kept, and finishes what an earlier
// process left open.
const work = startWork(senders.map(({ forwarder }) => forwarder));

/** For the readiness probe of a platform. Leads are kept while Base is away, so that is no reason for "no". */
async function canAccept() {
  const states = await Promise.all(senders.map(({ forwarder }) => forwarder.health()));
  return states.every((state) => state.canAccept);
}

${servers[target](senders.length === 1)}
function listening() {
  for (const { path } of senders) console.log(\`Leads are received on http://localhost:\${port}\${path}\`);
}

// Takes no new leads, finishes those in progress, then ends.
async function stop() {
  // Connections that a proxy keeps open end too.
  server.keepAliveTimeout = 1;
  server.prependListener("request", (_, response) => response.setHeader("connection", "close"));
  await new Promise((resolve) => server.close(resolve));
  await work.stop();
  await Promise.all([limiter.close(), register.close(), store.close()]);
}
process.once("SIGTERM", stop).once("SIGINT", stop);
`;
}

function imports(target: Target): string {
  const targetImports = {
    node: 'import { createServer } from "node:http";\n',
    express: 'import express from "express";\n',
    hono: 'import { serve } from "@hono/node-server";\nimport { Hono } from "hono";\n',
  };
  return `import { readFileSync } from "node:fs";
${targetImports[target]}import { Baselinker, createForwarder, startWork } from "baselinker-sdk";
import { parseRules } from "baselinker-sdk/mapping";
import { sqliteRateLimiter, sqliteRegister, sqliteStore } from "baselinker-sdk/sqlite";
import { createWebhook, signatures } from "baselinker-sdk/webhook";
`;
}

function entry(sender: ProjectSender): string {
  const { name, isOnly, rules, inventoryId } = sender;
  // Its panel says where the key is sent; the address is the usual place.
  const place = name === "tilda" ? ', query: "key"' : "";
  return `  {
    path: "/${isOnly ? "" : name}",
    namespace: "${isOnly ? "lead" : name}",
    rules: "${rules}",
    catalog: ${inventoryId === undefined ? "undefined" : `{ inventoryId: ${inventoryId} }`},
    verify: signatures.${name}({ secret: env.${secretName(sender)} ?? ""${place} }),
  },
`;
}

/** No sender has this address: theirs are `/` or a name. */
const readyPath = "/health/ready";

const unknown = "// Not 404: some senders then switch the address off.";

const servers: Readonly<Record<Target, (isOnly: boolean) => string>> = {
  node: () => `const server = createServer(async (request, response) => {
  if (request.url === "${readyPath}") return response.writeHead((await canAccept()) ? 200 : 503).end();
  const sender = senders.find(({ path }) => request.url?.startsWith(path));
  if (sender !== undefined) return sender.webhook.node(request, response);
  ${unknown}
  response.writeHead(400).end("No sender has this address.\\n");
}).listen(port, listening);
`,
  express: () => `const app = express();
app.get("${readyPath}", async (request, response) => void response.sendStatus((await canAccept()) ? 200 : 503));
// Before any body parser: a signature is over the bytes as they came.
for (const { path, webhook } of senders) app.use(path, webhook.node);
app.use((request, response) => {
  ${unknown}
  response.status(400).send("No sender has this address.\\n");
});
const server = app.listen(port, listening);
`,
  hono: (isOnly) => `const app = new Hono();
app.get("${readyPath}", async (context) => context.body(null, (await canAccept()) ? 200 : 503));
for (const { path, webhook } of senders) app.all(${isOnly ? '"*"' : "path"}, (context) => webhook.fetch(context.req.raw));
${unknown}
app.notFound((context) => context.text("No sender has this address.\\n", 400));
const server = serve({ fetch: app.fetch, port }, listening);
`,
};
