import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Check } from "./page.ts";
import { until } from "./until.ts";

/** What an attacker's text in a page would try, and what tells whether it ran. */
const attempts = [
  [
    "an inline script",
    "document.body.append(Object.assign(document.createElement('script'), { text: 'ran()' }))",
  ],
  [
    "an attribute that is a script",
    "document.body.insertAdjacentHTML('beforeend', '<img src=\"data:,\" onerror=\"ran()\">')",
  ],
  ["a text that becomes a program", "setTimeout('ran()')"],
  [
    "a script from elsewhere",
    "document.head.append(Object.assign(document.createElement('script'), { src: 'https://elsewhere.example/a.js' }))",
  ],
  ["a request to elsewhere", "fetch('https://elsewhere.example/').catch(() => {})"],
] as const;

export const policyChecks: readonly Check[] = [
  {
    name: "policy: each page has one before all that it loads, with the hashes of its own scripts",
    async run({ root }) {
      const pages = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) =>
        name.endsWith(".html"),
      );
      const wrong = pages.flatMap((name) =>
        faultsOfPolicy(readFileSync(join(root, name), "utf8")).map((fault) => `${name}: ${fault}`),
      );
      if (pages.length < 1_000) throw new Error(`There are only ${pages.length} pages.`);
      if (wrong.length > 0) throw new Error(`${wrong.length}:\n${wrong.slice(0, 10).join("\n")}`);
    },
  },
  {
    name: "policy: what an attacker would put into a page does not run and asks no one, and the browser says so",
    async run({ context, origin }) {
      for (const path of ["/", "/playground.html", "/api/index.html"]) {
        for (const [what, attempt] of attempts) {
          // A page of its own: the others must have nothing in their console.
          const page = await context.newPage();
          const refused: string[] = [];
          page.on("console", (message) => isRefusal(message.text()) && refused.push(message.text()));
          await page.goto(`${origin}${path}`);
          await page.evaluate(
            `addEventListener('securitypolicyviolation', () => (globalThis.refused = true)); globalThis.ran = () => (globalThis.hasRun = true); void (${attempt})`,
          );
          await until(page, "globalThis.refused === true || globalThis.hasRun === true");
          if (refused.length === 0 || (await page.evaluate<boolean>("globalThis.hasRun === true")))
            throw new Error(`${path}: ${what} is not refused`);
          await page.close();
        }
      }
    },
  },
];

function isRefusal(text: string): boolean {
  return text.includes("Content Security Policy");
}

function faultsOfPolicy(html: string): string[] {
  const [whole, policy = ""] =
    /<meta http-equiv="Content-Security-Policy" content="([^"]+)">/.exec(html) ?? [];
  if (whole === undefined) return ["there is no policy"];
  const loaded = html.search(/<(?:script|link|img|style)\b/);
  const directives = new Map(
    policy.split("; ").map((each) => {
      const [name = "", ...values] = each.split(" ");
      return [name, values];
    }),
  );
  const allowed = directives.get("script-src") ?? [];
  const inline = [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)]
    .filter(([, attributes = ""]) => !attributes.includes("src="))
    .map(([, , text = ""]) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`);
  const known = ["'self'", ...inline];
  return [
    ...(loaded < html.indexOf(whole) ? ["something is loaded before the policy"] : []),
    ...(directives.get("default-src")?.join(" ") === "'self'" ? [] : ["default-src is not 'self'"]),
    ...known.filter((each) => !allowed.includes(each)).map((each) => `script-src lacks ${each}`),
    ...allowed.filter((each) => !known.includes(each)).map((each) => `script-src allows ${each}`),
  ];
}
