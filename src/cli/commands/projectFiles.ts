import type { Source, Target } from "../declarations/choices.ts";
import { packageVersion } from "../frame/packageFiles.ts";

/** The files of a project that are the same in every account. */
export function projectFiles(source: Source, target: Target): Record<string, string> {
  return {
    "server.ts": `${imports(target)}${common(source)}${servers[target]}`,
    ".env.example": environment,
    ".gitignore": ".env\nnode_modules\n*.sqlite*\nreceived-leads\n",
    "package.json": `${JSON.stringify(manifest(target), undefined, 2)}\n`,
    "tsconfig.json": `${JSON.stringify(compiler, undefined, 2)}\n`,
  };
}

const environment = `# The API token of Base: Account & other, My account, API.
BASELINKER_TOKEN=
# To try it out: the address of \`baselinker-sdk fake\`. Empty for the real Base.
BASELINKER_URL=
# The secret that the sender signs with.
WEBHOOK_SECRET=
PORT=3000
LEADS_FILE=leads.sqlite
`;

function manifest(target: Target): object {
  return {
    name: "leads-to-base",
    private: true,
    type: "module",
    scripts: { start: "node --env-file=.env server.ts", test: "tsc && baselinker-sdk test ." },
    dependencies: { "baselinker-sdk": `^${packageVersion()}`, ...packages[target].dependencies },
    devDependencies: { "@types/node": "24.19.2", typescript: "6.0.3", ...packages[target].devDependencies },
  };
}

const packages = {
  node: { dependencies: {}, devDependencies: {} },
  express: { dependencies: { express: "^5.0.0" }, devDependencies: { "@types/express": "^5.0.0" } },
  hono: { dependencies: { "@hono/node-server": "^1.0.0", hono: "^4.0.0" }, devDependencies: {} },
} as const;

const compiler = {
  compilerOptions: {
    target: "es2023",
    module: "nodenext",
    strict: true,
    resolveJsonModule: true,
    verbatimModuleSyntax: true,
    erasableSyntaxOnly: true,
    types: ["node"],
    skipLibCheck: true,
    noEmit: true,
  },
  include: ["*.ts"],
};

function imports(target: Target): string {
  const own = {
    node: 'import { createServer } from "node:http";\n',
    express: 'import express from "express";\n',
    hono: 'import { serve } from "@hono/node-server";\nimport { Hono } from "hono";\n',
  };
  return `import { readFileSync } from "node:fs";
${own[target]}import { Baselinker, createForwarder } from "baselinker-sdk";
import { parseRules } from "baselinker-sdk/mapping";
import { sqliteRegister, sqliteStore } from "baselinker-sdk/sqlite";
import { createWebhook, signatures } from "baselinker-sdk/webhook";
`;
}

function common(source: Source): string {
  // Its panel says where the key is sent; the address is the usual place.
  const place = source === "tilda" ? ', query: "key"' : "";
  return `
const { BASELINKER_TOKEN: token = "", BASELINKER_URL, WEBHOOK_SECRET: secret = "", PORT = "3000" } = process.env;
const file = process.env.LEADS_FILE ?? "leads.sqlite";

const forwarder = createForwarder({
  baselinker: new Baselinker({ token, ...(BASELINKER_URL ? { baseUrl: BASELINKER_URL } : {}) }),
  rules: parseRules(JSON.parse(readFileSync("rules.json", "utf8"))),
  store: sqliteStore(file),
  register: sqliteRegister(file),
});
// Find mistakes in the rules or the account now, not with the first lead.
await forwarder.ready();
// Finish what an earlier process left open, now and every minute.
await forwarder.reconcile();
setInterval(() => forwarder.reconcile().catch(console.error), 60_000).unref();

const webhook = createWebhook({
  forwarder,
  verify: signatures.${source}({ secret${place} }),
  onResult: ({ status, results }) => console.log(status, ...results.map((result) => result.status)),
});
// Delivers what the webhook has taken and kept.
forwarder.work().catch(console.error);

`;
}

const servers: Readonly<Record<Target, string>> = {
  node: `createServer(webhook.node).listen(Number(PORT), () => console.log(\`Leads are received on http://localhost:\${PORT}/\`));
`,
  express: `const app = express();
// Before any body parser: a signature is over the bytes as they came.
app.post("/", webhook.node);
app.listen(Number(PORT), () => console.log(\`Leads are received on http://localhost:\${PORT}/\`));
`,
  hono: `const app = new Hono();
app.post("/", (context) => webhook.fetch(context.req.raw));
serve({ fetch: app.fetch, port: Number(PORT) }, () => console.log(\`Leads are received on http://localhost:\${PORT}/\`));
`,
};
