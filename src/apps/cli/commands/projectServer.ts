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
const baselinker = new Baselinker({
  token: env.BASELINKER_TOKEN ?? "",
  baseUrl: env.BASELINKER_URL || undefined,
});
const store = sqliteStore(file);
const register = sqliteRegister(file);

// Each sender has its address, its rules, and a namespace: two senders may use the same ids.
const senders = [
${senders.map(entry).join("")}].map(({ path, rules, verify, ...own }) => {
  const parsed = parseRules(JSON.parse(readFileSync(rules, "utf8")));
  const forwarder = createForwarder({
    ...own,
    baselinker,
    rules: parsed,
    store,
    register,
    onEvent(event) {
      if (event.type !== "ended") return;
      const { status, orderId, fault, reason, issues } = event;
      const codes = issues.filter(({ level }) => level === "error").map(({ code }) => code);
      console.log(path, "lead", status, orderId ?? reason ?? fault ?? "", ...codes);
    },
  });
  const webhook = createWebhook({
    forwarder,
    verify,
    onResult: ({ status }) => console.log(path, "request", status),
  });
  return { path, forwarder, webhook };
});

// Mistakes in the rules or the account show now, not with the first lead.
for (const { forwarder } of senders) await forwarder.ready();
for (const { forwarder } of senders) {
  // Delivers what the webhook has kept, and finishes what an earlier process left open.
  forwarder.work().catch(console.error);
  forwarder.reconcile({ wait: true }).catch(console.error);
  setInterval(() => forwarder.reconcile().catch(console.error), 60_000).unref();
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
  await Promise.all(senders.map(({ forwarder }) => forwarder.close()));
  await register.close();
  await store.close();
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
${targetImports[target]}import { Baselinker, createForwarder } from "baselinker-sdk";
import { parseRules } from "baselinker-sdk/mapping";
import { sqliteRegister, sqliteStore } from "baselinker-sdk/sqlite";
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

const unknown = "// Not 404: some senders then switch the address off.";

const servers: Readonly<Record<Target, (isOnly: boolean) => string>> = {
  node: () => `const server = createServer((request, response) => {
  const sender = senders.find(({ path }) => request.url?.startsWith(path));
  if (sender !== undefined) return sender.webhook.node(request, response);
  ${unknown}
  response.writeHead(400).end("No sender has this address.\\n");
}).listen(port, listening);
`,
  express: () => `const app = express();
// Before any body parser: a signature is over the bytes as they came.
for (const { path, webhook } of senders) app.use(path, webhook.node);
app.use((request, response) => {
  ${unknown}
  response.status(400).send("No sender has this address.\\n");
});
const server = app.listen(port, listening);
`,
  hono: (isOnly) => `const app = new Hono();
for (const { path, webhook } of senders) app.all(${isOnly ? '"*"' : "path"}, (context) => webhook.fetch(context.req.raw));
${unknown}
app.notFound((context) => context.text("No sender has this address.\\n", 400));
const server = serve({ fetch: app.fetch, port }, listening);
`,
};
