import { inspect } from "node:util";
import { languageTags } from "../../docs/generate/entryPoints.ts";
import * as fake from "../../src/entries/fake.ts";
import * as root from "../../src/entries/index.ts";
import * as mapping from "../../src/entries/mapping.ts";
import * as postgres from "../../src/entries/postgres.ts";
import * as ruleTools from "../../src/entries/rule-tools.ts";
import * as schema from "../../src/entries/schema.ts";
import * as webhook from "../../src/entries/webhook.ts";
import { zodSchemas } from "../../src/entries/zod.ts";
import { pl } from "../../src/languages/pl/language.ts";
import { uk } from "../../src/languages/uk/language.ts";
import { rulesForCopying } from "./growthRules.ts";
import { hostileLeads, hostileTexts } from "./growthShapes.ts";

/** Prepares an input of about the given number of characters. What it returns is measured. */
export type GrowthCase = (size: number) => () => unknown;

export type Cases = Readonly<Record<string, GrowthCase>>;

const receivedAt = new Date(1_795_180_000_000);
const context = { receivedAt };
const anyRules = rulesForCopying;
const account = { statuses: [], sources: [], extraFields: [], catalogs: [], warehouses: [], priceGroups: [] };

/** Whatever is thrown for untrusted input is an error that its own tests know; here only the time counts. */
function attempt(run: () => unknown): () => unknown {
  return () => {
    try {
      const result = run();
      return result instanceof Promise ? result.catch(inspect) : result;
    } catch (error) {
      return String(error);
    }
  };
}

export function overTexts(make: (text: string) => () => unknown): Cases {
  return over(hostileTexts, make);
}

export function overLeads(make: (lead: Record<string, unknown>) => () => unknown): Cases {
  return over(hostileLeads, make);
}

export function over<Input>(
  inputs: Readonly<Record<string, (size: number) => Input>>,
  make: (input: Input) => () => unknown,
): Cases {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, input]) => [name, (size: number) => attempt(make(input(size)))]),
  );
}

export function prefixed(cases: Readonly<Record<string, Cases>>): Cases {
  return Object.fromEntries(
    Object.entries(cases).flatMap(([kind, list]) =>
      Object.entries(list).map(([name, make]) => [`${kind}: ${name}`, make] as const),
    ),
  );
}

export const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: Math.ceil(count) }, (_, index) => make(index));

const bodyTypes = {
  json: "application/json",
  form: "application/x-www-form-urlencoded",
  multipart: "multipart/form-data; boundary=x",
  unknown: "text/plain",
};

type RulesOfSize = Readonly<Record<string, (size: number) => unknown>>;

/** Rules of the given number of characters. */
export const hostileRules: RulesOfSize = {
  ...hostileTexts,
  "many wrong names": (size) => ({
    version: 1,
    fields: Object.fromEntries(times(size / 20, (index) => [`delivery_adres${index}`, "a"])),
  }),
  "many fields": (size) => ({
    version: 1,
    fields: Object.fromEntries(times(size / 20, (index) => [`deal_cf_${index}`, `p${index}`])),
  }),
  "many named values": (size) => ({
    version: 1,
    values: Object.fromEntries(times(size / 20, (index) => [`v${index}`, `p${index}`])),
    fields: { order_status_id: 1, phone: "phone" },
  }),
  "many values that are not there": (size) => ({
    version: 1,
    fields: Object.fromEntries(times(size / 20, (index) => [`deal_cf_${index}`, `$v${index}`])),
  }),
  "many statements of products": (size) => ({
    version: 1,
    fields: { order_status_id: 1 },
    products: times(size / 30, (index) => ({ fields: { name: `n${index}` } })),
  }),
  "many conditions": (size) => ({
    version: 1,
    fields: { order_status_id: 1 },
    skip: times(size / 40, (index) => ({ when: { path: `a${index}`, is: "x" }, reason: "r" })),
  }),
  "a table of many rows": (size) => times(size / 20, (index) => [`deal_cf_${index}`, `p${index}`]),
  "a table of equal rows": (size) => times(size / 20, (index) => ["email", `p${index}`]),
  "a lookup of many": (size) => ({
    version: 1,
    fields: {
      order_status_id: {
        path: "a",
        lookup: Object.fromEntries(times(size / 12, (index) => [`k${index}`, index])),
      },
    },
  }),
};

/** Rules with a long text in each place: what only hands rules to `parseRules` and `createMapper` need not try them. */
const allHostileRules: RulesOfSize = {
  ...hostileRules,
  ...Object.fromEntries(
    Object.entries(hostileTexts).flatMap(([name, make]) => [
      [`a path of ${name}`, (size: number) => withField(make(size))],
      [`a template of ${name}`, (size: number) => withField({ template: make(size) })],
      [`a pattern of ${name}`, (size: number) => withField({ path: "a", pattern: make(size), part: "a" })],
      [`a name of ${name}`, (size: number) => ({ version: 1, fields: { [make(size)]: "a" } })],
      [
        `a date of ${name}`,
        (size: number) => withField({ path: "a", as: { type: "date", from: [make(size)] } }),
      ],
    ]),
  ),
};

function withField(value: unknown): unknown {
  return { version: 1, needsContact: false, fields: { order_status_id: 1, user_comments: value } };
}

const secret = "a secret of thirty two characters";
const receiver = { forward: () => Promise.resolve({ status: "success", orderId: 1, issues: [] }) };
const signatureHeaders = [
  "x-wc-webhook-signature",
  "x-wc-webhook-topic",
  "x-shopify-hmac-sha256",
  "x-shopify-topic",
  "stripe-signature",
  "x-hub-signature-256",
  "typeform-signature",
  "calendly-webhook-signature",
  "x-webflow-signature",
  "x-webflow-timestamp",
  "webhook-id",
  "webhook-signature",
  "webhook-timestamp",
  "x-telegram-bot-api-secret-token",
  "x-ecwid-webhook-signature",
  "taplink-signature",
  "x-any",
];
const makeSignature: Readonly<Record<keyof typeof webhook.signatures, () => webhook.Signature>> = {
  woocommerce: () => webhook.signatures.woocommerce({ secret }),
  shopify: () => webhook.signatures.shopify({ secret }),
  stripe: () => webhook.signatures.stripe({ secret }),
  meta: () => webhook.signatures.meta({ secret, verifyToken: secret }),
  typeform: () => webhook.signatures.typeform({ secret }),
  calendly: () => webhook.signatures.calendly({ secret }),
  webflow: () => webhook.signatures.webflow({ secret }),
  standardWebhooks: () => webhook.signatures.standardWebhooks({ secret, secretEncoding: "text" }),
  telegram: () => webhook.signatures.telegram({ secret: "a_secret_of_telegram" }),
  googleAds: () => webhook.signatures.googleAds({ secret }),
  ecwid: () => webhook.signatures.ecwid({ secret }),
  tilda: () => webhook.signatures.tilda({ secret, query: "key" }),
  taplink: () => webhook.signatures.taplink({ secret }),
  hmac: () =>
    webhook.signatures.hmac({ secret, header: "x-any", part: "v1", timestamp: { part: "t", unit: "s" } }),
  sharedSecret: () => webhook.signatures.sharedSecret({ secret, header: "x-any" }),
};

/** A header may hold no line break and nothing beyond Latin. */
function headerOf(text: string): string {
  return text.replace(/[^\t -~]/g, "~").trim();
}

/** A body that is not signed is not decoded, whatever its type: with a signature, one type is enough. */
function signedBy(verify: webhook.Signature | "none", types: Partial<typeof bodyTypes> = bodyTypes): Cases {
  const handle = (body: string, type: string, header: string, query = "") => {
    const hook = webhook.createWebhook({
      forwarder: receiver as never,
      verify,
      fetchLead: (notice: unknown) => notice,
    });
    const headers = Object.fromEntries(signatureHeaders.map((name) => [name, header]));
    return async () => {
      const request = new Request(`https://shop.example/hook?key=${query}`, {
        method: "POST",
        body,
        headers: { ...headers, "content-type": type },
      });
      return (await hook.fetch(request)).status;
    };
  };
  return prefixed({
    "a header": overTexts((text) => handle("{}", "application/json", headerOf(text))),
    "a query": overTexts((text) =>
      handle("{}", "application/json", "x", encodeURIComponent(text.toWellFormed())),
    ),
    ...Object.fromEntries(
      Object.entries(types).map(([kind, type]) => [kind, overTexts((text) => handle(text, type, "x"))]),
    ),
  });
}

function clientOf(body: string): root.Baselinker {
  return new root.Baselinker({
    token: "1000001-1000002-ABCDEFGHIJKLMNOPQRSTUVWX",
    rateLimit: { limiter: { acquire: () => Promise.resolve(), pauseUntil: () => undefined } },
    retries: 0,
    fetch: () => Promise.resolve(new Response(body, { headers: { "content-type": "application/json" } })),
  });
}

function answersOf(run: (client: root.Baselinker) => unknown): Cases {
  return prefixed({
    answer: overTexts((text) => () => run(clientOf(text))),
    refusal: overTexts(
      (text) => () =>
        run(clientOf(JSON.stringify({ status: "ERROR", error_code: "ERROR_X", error_message: text }))),
    ),
    code: overTexts(
      (text) => () =>
        run(clientOf(JSON.stringify({ status: "ERROR", error_code: text, error_message: "x" }))),
    ),
    orders: overLeads(
      (lead) => () => run(clientOf(JSON.stringify({ status: "SUCCESS", orders: [lead], ...lead }))),
    ),
  });
}

function errorsOf(make: (text: string) => Error): Cases {
  return overTexts((text) => () => inspect(make(text)) + String(make(text)));
}

const plain = (error: new (...parameters: never[]) => Error) => (text: string) =>
  Reflect.construct(error, [text, text, text]);

function accountOf(): fake.FakeAccount {
  return fake.createFakeAccount({ statuses: [{ id: 1, name: "New" }] });
}

/** A forwarder of an account that takes every order. */
function forwarderOf(rules: unknown): root.Forwarder {
  const client = accountOf().client();
  return root.createForwarder({
    baselinker: client,
    rules,
    store: root.memoryStore(),
    namespace: "growth",
  } as never);
}

/** Each public function that takes a text, a body, headers, a lead or rules, with inputs that made such slow. */
export const growthCases: Readonly<Record<string, () => Cases>> = {
  "index Baselinker": () =>
    prefixed({
      read: answersOf((client) => client.getOrders({})),
      write: answersOf((client) => client.addOrder({ order_status_id: 1, date_add: 1 })),
      parameters: overLeads((lead) => {
        const client = accountOf().client();
        return () => client.addOrder({ order_status_id: 1, date_add: 1, ...lead } as never);
      }),
      method: overTexts(
        (text) => () =>
          fake
            .createFakeAccount()
            .client()
            .call(text as never, {} as never),
      ),
    }),
  "index createForwarder": () =>
    prefixed({
      lead: overLeads((lead) => {
        const forwarder = forwarderOf(anyRules);
        return () => forwarder.forward(lead);
      }),
      key: overTexts((text) => {
        const forwarder = forwarderOf(anyRules);
        return () => forwarder.forward({ phone: "+380671234567" }, { key: text });
      }),
      all: {
        "many leads": (size) =>
          attempt(async () => {
            const forwarder = forwarderOf(anyRules);
            const leads = times(size / 1_000, (index) => ({ id: index, phone: "+380671234567" }));
            for await (const { result } of forwarder.forwardAll(leads))
              if (result.status === "unknown") break;
          }),
      },
    }),
  // It calls six methods, so each case costs six times what it does with Baselinker.
  "index loadAccount": () =>
    overTexts((text) => {
      const client = clientOf(text);
      return () => root.loadAccount(client);
    }),
  "index fileOf": () => overTexts((text) => () => root.fileOf(text)),
  "index fileParam": () => overTexts((text) => () => root.fileParam(new TextEncoder().encode(text))),
  "index outcomeOf": () => overTexts((text) => () => root.outcomeOf(new Error(text) as never)),
  "index ApiError": () => errorsOf((text) => new root.ApiError(text, text)),
  "index InvalidParamsError": () =>
    errorsOf((text) => new root.InvalidParamsError([{ path: text, code: text, message: text } as never])),
  "index NotAllowedError": () => errorsOf((text) => new root.NotAllowedError(text)),
  "index RulesError": () =>
    errorsOf(
      (text) =>
        new root.RulesError(
          [...text]
            .slice(0, 5_000)
            .map((sign) => ({ code: "missing", path: sign, message: text.slice(0, 100) })),
        ),
    ),
  "mapping BodyError": () => errorsOf(plain(mapping.BodyError)),
  "webhook WebhookError": () => errorsOf(plain(webhook.WebhookError)),
  "mapping createCatalog": () => ({
    "many products": (size) =>
      attempt(() =>
        mapping.createCatalog(
          times(size / 60, (index) => ({
            productId: index + 1,
            sku: `S${index}`,
            ean: `${index}`,
            name: "Thing",
            parentId: 0,
            prices: {},
          })),
          { inventoryId: 1 },
        ),
      ),
    "many equal products": (size) =>
      attempt(() =>
        mapping.createCatalog(
          times(size / 60, (index) => ({
            productId: index + 1,
            sku: "S",
            ean: "1",
            name: "Thing",
            parentId: 0,
            prices: {},
          })),
          { inventoryId: 1 },
        ),
      ),
  }),
  "mapping createMapper": () =>
    prefixed({
      rules: over(allHostileRules, (rules) => () => mapping.createMapper(rules as never)),
      "rules in Ukrainian": over(
        hostileRules,
        (rules) => () => mapping.createMapper(rules as never, { language: uk }),
      ),
      map: overLeads((lead) => {
        const mapper = mapping.createMapper(anyRules);
        return () => mapper.map(lead, context);
      }),
      "map in Polish": overLeads((lead) => {
        const mapper = mapping.createMapper(anyRules, { language: pl, issueValues: true });
        return () => mapper.map(lead, context);
      }),
      explain: overLeads((lead) => {
        const mapper = mapping.createMapper(anyRules);
        return () => mapper.explain(lead, context);
      }),
      split: overLeads((lead) => {
        const mapper = mapping.createMapper({
          ...anyRules,
          leads: { path: "list[*]", keep: "whole" },
        } as never);
        return () => mapper.split(lead);
      }),
    }),
  "mapping decodeBody": () =>
    prefixed({
      ...Object.fromEntries(
        Object.entries(bodyTypes).map(([kind, type]) => [
          kind,
          overTexts((text) => () => mapping.decodeBody(text, type, { jsonFields: ["a"] })),
        ]),
      ),
      "content type": overTexts((text) => () => mapping.decodeBody("{}", text)),
      boundary: overTexts((text) => () => mapping.decodeBody("--x", `multipart/form-data; boundary=${text}`)),
      "JSON of a lead": overLeads((lead) => {
        const text = JSON.stringify(lead);
        return () => mapping.decodeBody(text, "application/json");
      }),
    }),
  "mapping fromLeadBox": () => over(hostileRules, (rules) => () => mapping.fromLeadBox(rules as never)),
  "mapping parseRules": () => over(allHostileRules, (rules) => () => mapping.parseRules(rules)),
  "rule-tools anonymizeLead": () => overLeads((lead) => () => ruleTools.anonymizeLead(lead, { seed: 1 })),
  "rule-tools checkRules": () =>
    over(hostileRules, (rules) => () => ruleTools.checkRules(rules as never, account as never)),
  "rule-tools planRules": () =>
    prefixed({
      rules: over(
        hostileRules,
        (rules) => () =>
          ruleTools.planRules(
            rules as never,
            anyRules,
            [{ lead: { a: "x" }, receivedAt }] as never,
            {} as never,
          ),
      ),
      lead: overLeads(
        (lead) => () =>
          ruleTools.planRules(
            anyRules,
            { ...anyRules, needsContact: true } as never,
            [{ lead, receivedAt }] as never,
            {} as never,
          ),
      ),
      leads: {
        "many leads": (size) =>
          attempt(() =>
            ruleTools.planRules(
              anyRules,
              { ...anyRules, fields: { ...anyRules.fields, extra_field_1: "id" } } as never,
              times(size / 1_000, (index) => ({
                lead: { id: index, phone: "+380671234567" },
                receivedAt,
              })) as never,
              {} as never,
            ),
          ),
      },
    }),
  "rule-tools suggestRules": () =>
    prefixed({
      lead: overLeads((lead) => () => ruleTools.suggestRules([lead])),
      order: overLeads((lead) => () => ruleTools.suggestRules([lead], { orders: [lead] })),
      leads: {
        "many leads": (size) => {
          const leads = times(size / 200, (index) => ({
            id: index,
            phone: "+380671234567",
            name: `Olena ${index}`,
          }));
          return attempt(() => ruleTools.suggestRules(leads, { orders: leads }));
        },
      },
    }),
  "rule-tools testRules": () =>
    prefixed({
      rules: over(
        hostileRules,
        (rules) => () =>
          ruleTools.testRules(rules as never, { tests: [{ name: "a", lead: {}, skip: true }] } as never),
      ),
      lead: overLeads(
        (lead) => () => ruleTools.testRules(anyRules, { tests: [{ name: "a", lead, order: lead }] } as never),
      ),
      expected: overTexts(
        (text) => () =>
          ruleTools.testRules(anyRules, {
            tests: [{ name: text, lead: { a: "1" }, order: { user_comments: { $matches: text } } }],
          } as never),
      ),
      tests: {
        many: (size) =>
          attempt(() =>
            ruleTools.testRules(anyRules, {
              tests: times(size / 200, (index) => ({ name: `t${index}`, lead: { a: "x" }, skip: true })),
            } as never),
          ),
      },
    }),
  "schema jsonSchemaOf": () => overTexts((text) => () => schema.jsonSchemaOf(text, "params")),
  "schema methodSchemas": () =>
    prefixed({
      name: overTexts((text) => () => Reflect.get(schema.methodSchemas, text)),
      value: overLeads((lead) => () => schema.methodSchemas.addOrder.params["~standard"].validate(lead)),
    }),
  "schema methodKinds": () => overTexts((text) => () => Reflect.get(schema.methodKinds, text)),
  "zod zodSchemas": () => overLeads((lead) => () => zodSchemas().addOrder.params.safeParse(lead)),
  "webhook createWebhook": () => signedBy("none"),
  ...Object.fromEntries(
    Object.entries(makeSignature).map(([name, make]) => [
      `webhook signatures.${name}`,
      () => signedBy(make(), { json: bodyTypes.json }),
    ]),
  ),
  "webhook readBaseCallback": () =>
    overTexts((text) => {
      const url = `https://shop.example/base?secret=${encodeURIComponent(secret)}&order_id=${encodeURIComponent(text.toWellFormed())}&${text.replace(/[^!-~]/g, "~")}`;
      return () => webhook.readBaseCallback({ method: "GET", url }, { secret });
    }),
  "webhook metaLeads": () =>
    prefixed({
      notice: overLeads((lead) => {
        const fetchLead = webhook.metaLeads({
          accessToken: "t",
          version: "v24.0",
          fetch: () => Promise.resolve(new Response("{}")),
        });
        return () => fetchLead(lead, { signal: new AbortController().signal, deliveryId: "1" });
      }),
      answer: overTexts((text) => {
        const fetchLead = webhook.metaLeads({
          accessToken: "t",
          version: "v24.0",
          fetch: () => Promise.resolve(new Response(text, { status: 400 })),
        });
        const notice = { leadgen_id: "1" };
        return () => fetchLead(notice, { signal: new AbortController().signal, deliveryId: "1" });
      }),
    }),
  "fake createFakeAccount": () =>
    prefixed({
      parameters: overLeads((lead) => {
        const account = accountOf();
        return () =>
          account.fetch(
            "https://api.baselinker.com/connector.php",
            requestOf("addOrder", JSON.stringify(lead)),
          );
      }),
      body: overTexts((text) => {
        const account = accountOf();
        return () => account.fetch("https://api.baselinker.com/connector.php", requestOf("addOrder", text));
      }),
      form: overTexts((text) => {
        const account = accountOf();
        return () =>
          account.fetch("https://api.baselinker.com/connector.php", {
            ...requestOf("getOrders", "{}"),
            body: text.toWellFormed(),
          });
      }),
      method: overTexts((text) => {
        const account = accountOf();
        return () => account.fetch("https://api.baselinker.com/connector.php", requestOf(text, "{}"));
      }),
    }),
  "postgres enqueueLeadSql": () =>
    overLeads((lead) => () => postgres.enqueueLeadSql(lead as never, { namespace: "a" } as never)),
};

function requestOf(method: string, parameters: string): RequestInit {
  return {
    method: "POST",
    headers: {
      "X-BLToken": fake.createFakeAccount().token,
      "content-type": "application/x-www-form-urlencoded",
    },
    body: new URLSearchParams({ method, parameters }).toString(),
  };
}

/** Public names that take no text of others, or hand it to what is measured, and why. */
export const notMeasured: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      "index AccountBlockedError",
      "index BaselinkerError",
      "index BulkWriteError",
      "index ForwarderError",
      "index HttpError",
      "index NetworkError",
      "index OutcomeUnknownError",
      "index RateLimitError",
      "index RegisterError",
      "index RequestTimeoutError",
      "index SetupError",
      "index StoreError",
      "index TokenBlockedError",
      "index TokenError",
      "index UnexpectedResponseError",
    ].map((name) => [name, "its message is of our own words; what was answered is measured with Baselinker"]),
  ),
  "index createForwarderPool": "hands each lead to a forwarder",
  "index defineRules": "returns its argument",
  "mapping defineRules": "returns its argument",
  "mapping RulesError": "is that of the root",
  "index alertTo": "writes codes and ids of at most 64 characters, and no text of others",
  "index memoryRateLimiter": "takes numbers",
  "index memoryRegister": "keeps what a forwarder gives it",
  "index memoryStore": "keeps what a forwarder gives it",
  "index startWork": "starts what is measured with createForwarder",
  "index watchOrders": "reads answers by the client",
  "index watchReturns": "reads answers by the client",
  "fake createManualClock": "takes a time",
  "fake sampleOrders": "takes a number",
  "fake sampleProducts": "takes a number",
  "fake serveFakeAccount": "hands each request to the account",
  ...Object.fromEntries(
    languageTags.map((tag) => [`mapping/${tag} ${tag}`, "is measured with createMapper"]),
  ),
  "msw handlersFor": "hands each request to the account",
  "postgres enqueueLead": "sends what enqueueLeadSql returns",
  "postgres migratePostgres": "takes a client",
  "postgres postgresMigrationSql": "takes no text of others",
  ...Object.fromEntries(
    ["ProductCache", "Queue", "RateLimiter", "Register", "Store"].flatMap((name) =>
      ["postgres", "redis", "sqlite"].map((engine) => [
        `${engine} ${engine}${name}`,
        "keeps what a forwarder gives it",
      ]),
    ),
  ),
  "rule-tools issueCodes": "is a record",
  "schema/words words": "is a record",
  "webhook signatures": "each of them is measured",
};
