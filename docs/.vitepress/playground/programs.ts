/** What rules can be copied into. */
export const programNames = ["Express", "Worker", "Hono", "Next", "CLI"] as const;

export type ProgramName = (typeof programNames)[number];

/** A short program, and what to do with it. */
export interface Program {
  readonly file: string;
  readonly install: string;
  readonly text: string;
}

/** The whole program with these rules in it. Throws a SyntaxError for rules that are not JSON. */
export function programOf(name: ProgramName, rulesText: string, set: string): Program {
  // The text as it is written: read only to be sure of it.
  JSON.parse(rulesText);
  const rules = `const rules = parseRules(${rulesText.trim()});`;
  return writers[name]({ rules, text: rulesText.trim(), verify: verifyOf(set) });
}

interface Parts {
  readonly rules: string;
  readonly text: string;
  /** How a request proves where it comes from, with `secret` in reach. */
  readonly verify: string;
}

const writers: { readonly [Name in ProgramName]: (parts: Parts) => Program } = {
  Express: ({ rules, verify }) => ({
    file: "server.ts",
    install: "npm install baselinker-sdk express",
    text: `import { Baselinker, createForwarder } from "baselinker-sdk";
import { parseRules } from "baselinker-sdk/mapping";
import { sqliteStore } from "baselinker-sdk/sqlite";
import { createWebhook, signatures } from "baselinker-sdk/webhook";
import express from "express";

${rules}

const { BASELINKER_TOKEN: token = "", BASELINKER_URL: baseUrl, WEBHOOK_SECRET: secret = "" } = process.env;
const forwarder = createForwarder({
  baselinker: new Baselinker({ token, baseUrl }),
  rules,
  store: sqliteStore("leads.sqlite"),
});
const webhook = createWebhook({ forwarder, verify: ${verify} });

const app = express();
// Before express.json(): a signature is over the bytes as they came.
app.post("/leads", webhook.node);
app.listen(Number(process.env.PORT ?? 3000));
`,
  }),
  Worker: ({ rules, verify }) => ({
    file: "worker.ts",
    install: "npm install baselinker-sdk",
    text: `import { Baselinker, createForwarder } from "baselinker-sdk";
import { parseRules } from "baselinker-sdk/mapping";
import { createWebhook, signatures, type Webhook } from "baselinker-sdk/webhook";

${rules}

interface Env {
  readonly BASELINKER_TOKEN: string;
  readonly BASELINKER_URL?: string;
  readonly WEBHOOK_SECRET: string;
}

// It remembers leads for as long as the isolate lives. Give it a \`store\` if a sender may retry later.
let webhook: Webhook | undefined;

export default {
  fetch(request: Request, env: Env, context: unknown): Promise<Response> {
    webhook ??= createLeadsWebhook(env);
    return webhook.fetch(request, env, context);
  },
};

function createLeadsWebhook(env: Env): Webhook {
  const { BASELINKER_TOKEN: token, BASELINKER_URL: baseUrl, WEBHOOK_SECRET: secret } = env;
  const forwarder = createForwarder({ baselinker: new Baselinker({ token, baseUrl }), rules });
  return createWebhook({ forwarder, verify: ${verify} });
}
`,
  }),
  Hono: ({ rules, verify }) => ({
    file: "app.ts",
    install: "npm install baselinker-sdk hono",
    text: `import { Baselinker, createForwarder } from "baselinker-sdk";
import { parseRules } from "baselinker-sdk/mapping";
import { createWebhook, signatures, type Webhook } from "baselinker-sdk/webhook";
import { Hono } from "hono";

${rules}

interface Env {
  readonly BASELINKER_TOKEN: string;
  readonly BASELINKER_URL?: string;
  readonly WEBHOOK_SECRET: string;
}

// It remembers leads for as long as the isolate lives. Give it a \`store\` if a sender may retry later.
let webhook: Webhook | undefined;
const app = new Hono<{ Bindings: Env }>();

app.post("/leads", (context) => {
  webhook ??= createLeadsWebhook(context.env);
  return webhook.fetch(context.req.raw, context.env, context.executionCtx);
});

export default app;

function createLeadsWebhook(env: Env): Webhook {
  const { BASELINKER_TOKEN: token, BASELINKER_URL: baseUrl, WEBHOOK_SECRET: secret } = env;
  const forwarder = createForwarder({ baselinker: new Baselinker({ token, baseUrl }), rules });
  return createWebhook({ forwarder, verify: ${verify} });
}
`,
  }),
  Next: ({ rules, verify }) => ({
    file: "app/leads/route.ts",
    install: "npm install baselinker-sdk",
    text: `import { Baselinker, createForwarder } from "baselinker-sdk";
import { parseRules } from "baselinker-sdk/mapping";
import { sqliteStore } from "baselinker-sdk/sqlite";
import { createWebhook, signatures, type Webhook } from "baselinker-sdk/webhook";
import { after } from "next/server";

${rules}

let webhook: Webhook | undefined;

export function POST(request: Request): Promise<Response> {
  webhook ??= createLeadsWebhook();
  return webhook.fetch(request);
}

/** Reads the environment, which is not there yet while Next builds. */
function createLeadsWebhook(): Webhook {
  const { BASELINKER_TOKEN: token = "", BASELINKER_URL: baseUrl, WEBHOOK_SECRET: secret = "" } = process.env;
  const forwarder = createForwarder({
    baselinker: new Baselinker({ token, baseUrl }),
    rules,
    store: sqliteStore("leads.sqlite"),
  });
  return createWebhook({ forwarder, verify: ${verify}, waitUntil: after });
}
`,
  }),
  CLI: ({ text }) => ({
    file: "a terminal",
    install: "",
    text: `cat > rules.json <<'RULES'
${text}
RULES

npx baselinker-sdk check rules.json
npx baselinker-sdk explain rules.json lead.json

# Orders in Base, each lead at most one. The token is in BASELINKER_TOKEN.
npx baselinker-sdk forward rules.json leads.ndjson --store leads.sqlite
`,
  }),
};

/** The signature of the sender of a ready set, where it has one. */
const senders: readonly (readonly [RegExp, string])[] = [
  [/^woocommerce/, "signatures.woocommerce({ secret })"],
  [/^shopify/, "signatures.shopify({ secret })"],
  [/^stripe/, "signatures.stripe({ secret })"],
  [/^typeform/, "signatures.typeform({ secret })"],
  [/^webflow/, "signatures.webflow({ secret })"],
  [/^tilda/, 'signatures.tilda({ secret, header: "x-key" })'],
  [/^calendly/, "signatures.calendly({ secret })"],
  [/^tally/, 'signatures.hmac({ secret, header: "tally-signature", encoding: "base64" })'],
  [/^shopware/, 'signatures.hmac({ secret, header: "shopware-shop-signature" })'],
  [/^ecwid/, "signatures.ecwid({ secret })"],
  [/^google-ads/, "signatures.googleAds({ secret })"],
];

function verifyOf(set: string): string {
  return (
    senders.find(([name]) => name.test(set))?.[1] ?? 'signatures.sharedSecret({ secret, header: "x-secret" })'
  );
}
