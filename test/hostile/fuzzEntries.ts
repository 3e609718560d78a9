import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { inspect } from "node:util";
import { runProgram } from "../../src/apps/cli/program.ts";
import { parseFile } from "../../src/apps/files/schemas.ts";
import * as fake from "../../src/entries/fake.ts";
import { Baselinker } from "../../src/entries/index.ts";
import * as mapping from "../../src/entries/mapping.ts";
import * as ruleTools from "../../src/entries/rule-tools.ts";
import * as schema from "../../src/entries/schema.ts";
import * as webhook from "../../src/entries/webhook.ts";
import { zodSchemas } from "../../src/entries/zod.ts";
import { uk } from "../../src/languages/uk/language.ts";
import { createRandom } from "../../src/shared/runtime/random.ts";
import { threadTimer } from "../support/threadTimer.ts";
import { rulesForCopying } from "./growthRules.ts";
import { hostileLeads, hostileTexts } from "./growthShapes.ts";
import { fuzzToken, Mutator } from "./mutated.ts";

/**
 * Random and changed inputs against all public entries that take those of others: rules, leads, bodies, headers,
 * answers, LeadBox tables, rule tests, configuration and words of the command. What is found: an error that is not
 * documented, a case of more than a second, a changed input or prototype, and control characters or the token in what
 * is reported.
 */

/** What one case reports: messages, codes and paths, without values of the input. */
type Reported = readonly string[];

interface Target {
  /** The names of errors that are documented for such an input. */
  readonly errors: readonly string[];
  readonly run: (inputs: Inputs) => Promise<Reported> | Reported;
  /** Whether what it reports goes to a terminal or a log as it is. */
  readonly isShown?: boolean;
}

interface Inputs {
  readonly rules: unknown;
  readonly lead: unknown;
  readonly tests: unknown;
  readonly text: string;
  readonly mutator: Mutator;
}

const maxMs = 1_000;
const receivedAt = new Date(1_795_180_000_000);
const secret = "a secret of thirty two characters";
const account = { statuses: [], sources: [], extraFields: [], catalogs: [], warehouses: [], priceGroups: [] };
const receiver = { forward: () => Promise.resolve({ status: "success", orderId: 1, issues: [] }) };
const contentTypes = [
  "application/json",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "text/plain; charset=windows-1251",
];

const folder = new URL("../../examples/rules/", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
const contents = files.map((name): unknown => JSON.parse(readFileSync(new URL(name, folder), "utf8")));
const seeds = {
  rules: [rulesForCopying, ...contents.filter((_, index) => !files[index]?.endsWith(".test.json"))],
  tests: contents.filter((_, index) => files[index]?.endsWith(".test.json")),
};
const leadSeeds: readonly unknown[] = [
  ...seeds.tests.flatMap(requestsIn),
  ...Object.values(hostileLeads).map((make) => make(600)),
];
const textSeeds: readonly string[] = [
  ...leadSeeds.map((lead) => JSON.stringify(lead) ?? ""),
  ...Object.values(hostileTexts).map((make) => make(300)),
  "order_status_id\t8001\nphone\tPhone\nproducts\titems\nproducts.sku\tsku\n",
  "base;lead\nemail;Email\ndeal_cf_12;utm_source\n",
  '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n',
  "a=1&b[c]=2&d[]=3&d[]=4",
  '{"status":"SUCCESS","orders":[]}',
  '{"status":"ERROR","error_code":"ERROR_X","error_message":"x"}',
];

function requestsIn(file: unknown): unknown[] {
  const tests: unknown = Object(file).tests;
  return Array.isArray(tests)
    ? tests.map((test: unknown) => Object(test).lead ?? Object(test).body ?? {})
    : [];
}

const issuesOf = (issues: readonly mapping.Issue[]): Reported =>
  issues.flatMap(({ code, path, message }) => [code, path, message]);

const targets: Readonly<Record<string, Target>> = {
  parseRules: {
    errors: ["RulesError"],
    run: ({ rules }) => [typeof mapping.parseRules(rules)],
  },
  "parseRules of a text": {
    errors: ["RulesError"],
    run: ({ text }) => [typeof mapping.parseRules(text)],
  },
  "createMapper of random rules": {
    errors: ["RulesError"],
    run: ({ rules, lead }) => issuesOf(mapping.createMapper(rules as never).map(lead, { receivedAt }).issues),
  },
  "map, explain and split of one set": {
    errors: [],
    run({ lead }) {
      const mapper = mapping.createMapper(rulesForCopying, { language: uk });
      mapper.split(lead);
      const { result } = mapper.explain(lead, { receivedAt });
      return issuesOf(result.issues);
    },
  },
  fromLeadBox: {
    errors: ["RulesError", "TypeError"],
    run: ({ text, lead, mutator }) => [
      typeof mapping.fromLeadBox((mutator.below(2) === 0 ? text : lead) as never),
    ],
  },
  decodeBody: {
    errors: ["BodyError"],
    run: ({ text, mutator }) => [
      typeof mapping.decodeBody(text, mutator.one(contentTypes), { jsonFields: ["a"] }),
    ],
  },
  "decodeBody of a random type": {
    errors: ["BodyError"],
    run: ({ text, mutator }) => [
      typeof mapping.decodeBody("{}", mutator.text("multipart/form-data; boundary=x", text)),
    ],
  },
  anonymizeLead: {
    errors: [],
    run: ({ lead }) => [typeof ruleTools.anonymizeLead(lead, { seed: 1 })],
  },
  checkRules: {
    errors: ["RulesError"],
    run: ({ rules }) => issuesOf(ruleTools.checkRules(rules as never, account as never)),
  },
  suggestRules: {
    errors: [],
    run: ({ lead, mutator }) => [
      typeof ruleTools.suggestRules([lead, mutator.one(leadSeeds)], { orders: [{ ...Object(lead) }] }),
    ],
  },
  planRules: {
    errors: ["RulesError"],
    run: ({ rules, lead }) => [
      typeof ruleTools.planRules(
        rulesForCopying,
        rules as never,
        [{ lead, receivedAt }] as never,
        {} as never,
      ),
    ],
  },
  testRules: {
    errors: ["TypeError"],
    run: ({ rules, tests }) =>
      ruleTools
        .testRules(rules as never, { tests } as never)
        .flatMap(({ differences }) => differences.map(({ path, message }) => `${path} ${message ?? ""}`)),
  },
  "createWebhook without a check": {
    errors: [],
    run: (inputs) => handled("none", inputs),
  },
  "createWebhook with a signature": {
    errors: [],
    run: (inputs) =>
      handled(
        inputs.mutator.one([
          webhook.signatures.stripe({ secret }),
          webhook.signatures.shopify({ secret }),
          webhook.signatures.standardWebhooks({ secret, secretEncoding: "text" }),
          webhook.signatures.calendly({ secret }),
          webhook.signatures.webflow({ secret }),
          webhook.signatures.tilda({ secret, query: "key" }),
          webhook.signatures.googleAds({ secret }),
          webhook.signatures.taplink({ secret }),
        ]),
        inputs,
      ),
  },
  readBaseCallback: {
    errors: [],
    run: ({ text, mutator }) => [
      typeof webhook.readBaseCallback(
        {
          method: mutator.one(["GET", "POST", "DELETE"]),
          url: `https://a.example/?secret=${secret}&${text}`,
        },
        { secret },
      ),
    ],
  },
  "answers of the client": {
    errors: [
      "ApiError",
      "UnexpectedResponseError",
      "TokenError",
      "AccountBlockedError",
      "TokenBlockedError",
      "RateLimitError",
    ],
    async run({ text }) {
      const client = new Baselinker({
        token: fuzzToken,
        rateLimit: { limiter: { acquire: () => Promise.resolve(), pauseUntil: () => undefined } },
        retries: 0,
        fetch: () => Promise.resolve(new Response(text)),
      });
      return [typeof (await client.getOrders({}))];
    },
  },
  "parameters of the client": {
    errors: ["InvalidParamsError", "TypeError", "ApiError", "OutcomeUnknownError"],
    async run({ lead }) {
      const client = fake.createFakeAccount().client();
      return [typeof (await client.addOrder(Object(lead)))];
    },
  },
  "schemas of parameters": {
    errors: [],
    run: ({ lead }) => [
      typeof schema.methodSchemas.addOrder.params["~standard"].validate(lead),
      typeof zodSchemas().addOrder.params.safeParse(lead),
    ],
  },
  jsonSchemaOf: {
    errors: ["TypeError"],
    run: ({ text }) => [typeof schema.jsonSchemaOf(text, "params")],
  },
  "requests to the fake account": {
    errors: [],
    async run({ text, mutator }) {
      const made = fake.createFakeAccount();
      const body = new URLSearchParams({
        method: mutator.one(["addOrder", "getOrders", "setOrderFields", "getInventoryProductsData", text]),
        parameters: text,
      });
      const response = await made.fetch("https://api.baselinker.com/connector.php", {
        method: "POST",
        headers: { "X-BLToken": made.token },
        body: mutator.below(4) === 0 ? text.toWellFormed() : body.toString(),
      });
      return [typeof (await response.json())];
    },
  },
  "a configuration": {
    errors: [],
    run: ({ lead }) => [typeof parseFile("config", lead)],
  },
  "the command": {
    errors: [],
    isShown: true,
    run: runCommand,
  },
};

async function handled(verify: webhook.Signature | "none", { text, mutator }: Inputs): Promise<Reported> {
  const hook = webhook.createWebhook({ forwarder: receiver as never, verify });
  const header = mutator
    .text("t=1795180000,v1=00ff", text)
    .replace(/[^\t -~]/g, "~")
    .trim();
  const names = [
    "stripe-signature",
    "x-shopify-hmac-sha256",
    "webhook-signature",
    "webhook-id",
    "webhook-timestamp",
  ];
  const request = new Request(`https://shop.example/hook?key=${encodeURIComponent(header)}`, {
    method: "POST",
    body: text,
    headers: {
      ...Object.fromEntries(names.map((name) => [name, header])),
      "calendly-webhook-signature": header,
      "x-webflow-signature": header,
      "x-webflow-timestamp": header,
      "taplink-signature": header,
      "content-type": mutator.one(contentTypes),
    },
  });
  const response = await hook.fetch(request);
  return [await response.text()];
}

/** Runs a command in this process on files with the inputs, and words of them. */
async function runCommand({ rules, lead, tests, text, mutator }: Inputs): Promise<Reported> {
  const place = mkdtempSync(join(tmpdir(), "baselinker-sdk-fuzz-"));
  const written: string[] = [];
  const screen = () =>
    new Writable({
      write(chunk, _encoding, done) {
        written.push(String(chunk));
        done();
      },
    });
  try {
    const isText = mutator.below(3) === 0;
    const file = (name: string, value: unknown) => {
      const path = join(place, name);
      writeFileSync(path, isText ? text : (JSON.stringify(value) ?? ""));
      return path;
    };
    const [set, one, of] = [
      file("rules.json", rules),
      file("lead.json", lead),
      file("rules.test.json", tests),
    ];
    const commands = [
      ["check", set],
      ["check", file("rules.tsv", text), "--json"],
      ["map", set, one],
      ["explain", set, one],
      ["test", set, "--tests", of],
      ["plan", set, set, one],
      ["suggest", one],
      ["map", set, one, "--config", file("config.json", lead)],
      [mutator.text("check", text), mutator.text("--json", text)],
    ];
    await runProgram(mutator.one(commands), {
      stdout: screen(),
      stderr: screen(),
      stdin: () => Readable.from([]) as never,
      env: {},
    });
    return written;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** What changes how a terminal or a log looks, or where a line of it begins. */
const control = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

interface Finding {
  readonly target: string;
  readonly what: string;
  count: number;
  readonly first: number;
}

export interface FuzzResult {
  readonly cases: number;
  readonly findings: readonly Finding[];
}

/** Tries cases until the time is over, or only the one of the given number. */
export async function fuzzEntries(minutes: number, seed: number, only?: number): Promise<FuzzResult> {
  const findings = new Map<string, Finding>();
  const end = performance.now() + minutes * 60_000;
  const before = prototypes();
  let cases = 0;
  for (let number = only ?? 0; only === undefined ? performance.now() < end : number === only; number += 1) {
    cases += 1;
    const mutator = new Mutator(createRandom(seed + number * 7_919));
    const name = mutator.one(Object.keys(targets));
    const found = (what: string): void => {
      const key = `${name}: ${what}`;
      const known = findings.get(key);
      if (known === undefined) {
        findings.set(key, { target: name, what, count: 1, first: number });
        console.error(`case ${number}: ${key}`);
      } else known.count += 1;
    };
    const inputs: Inputs = {
      rules: frozen(mutator.json(mutator.one(seeds.rules), mutator.one(leadSeeds))),
      lead: frozen(mutator.json(mutator.one(leadSeeds), mutator.one(seeds.rules))),
      tests: frozen(mutator.json(mutator.one(seeds.tests), mutator.one(leadSeeds))),
      text: mutator.text(mutator.one(textSeeds), mutator.one(textSeeds)),
      mutator,
    };
    const timer = threadTimer();
    await tryCase(targets[name], inputs, found);
    if (timer() > maxMs) found("took more than a second");
    if (prototypes() !== before) found("changed a prototype");
    if (only !== undefined) console.log(inspect({ name, ...inputs }, { depth: 8, maxStringLength: 2_000 }));
  }
  return { cases, findings: [...findings.values()] };
}

async function tryCase(
  target: Target | undefined,
  inputs: Inputs,
  found: (what: string) => void,
): Promise<void> {
  if (target === undefined) return;
  const { errors, run, isShown = false } = target;
  try {
    for (const text of await run(inputs)) {
      if (control.test(isShown ? text.replace(/\n/g, "") : text)) found("reported a control character");
      if (text.includes(fuzzToken) && errors.includes("TokenError")) found("reported the token");
    }
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    if (!errors.includes(error.name))
      found(`threw ${error.name}: ${error.message.slice(0, 100).replace(/\s+/g, " ")}`);
    else if (control.test(error.message.replace(/\n/g, ""))) found(`${error.name} has a control character`);
    if (errors.includes("TokenError") && inspect(error, { depth: 8 }).includes(fuzzToken))
      found("an error has the token");
  }
}

/** Frozen through and through, so that a change of it throws. */
function frozen<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const member of Object.values(value)) frozen(member);
  }
  return value;
}

function prototypes(): string {
  return [Object, Array, String, Function, Map, Set, Promise, RegExp, Error]
    .map(({ prototype }) => Reflect.ownKeys(prototype).length)
    .join();
}
