import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type SampleSource, sampleSources } from "../../../src/apps/project/samples/samples.ts";
import { packageFile } from "../../../src/apps/terminal/packageFiles.ts";
import { languages } from "../../../src/languages/languages.ts";
import { createMapper } from "../../../src/mapping/mapper/createMapper.ts";
import { parseRules } from "../../../src/mapping/parse/parseRules.ts";
import { decodeBody } from "../../../src/mapping/receive/decodeBody.ts";
import { createWebhook } from "../../../src/webhook/createWebhook.ts";
import type { SampleBuyer } from "../../../src/webhook/senders/sample.ts";
import { signatures } from "../../../src/webhook/senders/signatures.ts";

const secret = "whsec_c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0";
const otherSecret = "whsec_b3RoZXItc2VjcmV0LW90aGVyLXNlY3JldC1vdA==";
const sources: readonly (readonly [string, SampleSource])[] = Object.entries(sampleSources);
const seed = { id: 4711, at: new Date() };

async function answer(source: SampleSource, signedWith: string): Promise<number> {
  const key = (value: string) => (source === sampleSources.telegram ? value.replace(/[^\w-]/g, "") : value);
  const place = { query: "key" };
  const { contentType, headers, body } = source.body(seed);
  const request = new Request("http://localhost/hook", {
    method: "POST",
    headers: { "content-type": contentType, ...headers },
    body,
  });
  const webhook = createWebhook({
    forwarder: {
      forward: async () => ({ status: "success", orderId: 1, key: "k", payment: "none", issues: [] }),
    },
    verify: source.sign(key(secret), place),
    fetchLead: () => ({ email: "test@example.com" }),
  });
  const response = await webhook.fetch(await source.sign(key(signedWith), place).sign(request));
  return response.status;
}

describe("the sample requests", () => {
  it("are there for every sender with a signature of its own", () => {
    const generic = ["hmac"];
    const own = Object.keys(signatures).filter((name) => !generic.includes(name));
    expect(Object.keys(sampleSources).sort()).toEqual(own.sort());
  });

  it.each(sources)(
    "of %s are signed as the sender does, and with another secret they are refused",
    async (_, source) => {
      expect(await answer(source, secret)).toBe(200);
      expect(await answer(source, otherSecret)).toBe(401);
    },
  );

  it.each(["uk", "pl"] as const)("have a buyer of the country where one reads %s", async (tag) => {
    const buyer = await languages[tag].sample();
    const own: readonly string[] = [buyer.country, buyer.currency];
    for (const [name, source] of sources) {
      const text = decodeURIComponent(source.body({ ...seed, buyer }).body);
      const others = ["PL", "UA", "DE", "PLN", "UAH", "EUR"].filter((code) => !own.includes(code));
      expect(text, name).not.toMatch(new RegExp(`"(?:${others.join("|")})"`, "i"));
      if (/phone/i.test(text)) expect(text.replace(/\D/g, ""), name).toContain(buyer.phone.slice(1));
    }
  });

  it.each(["uk", "pl"] as const)("become orders also with the buyer of %s", async (tag) => {
    const buyer = await languages[tag].sample();
    for (const [name, source] of sources) {
      if (source.rules === undefined) continue;
      expect(resultOf(source, source.rules, buyer), name).toMatchObject({ status: "order" });
    }
  });

  it.each(sources)("of %s name TEST, and no e-mail outside of example.com", (_, { body }) => {
    const text = decodeURIComponent(body(seed).body);
    expect(text).toMatch(/TEST|test-|"form_id":"1"/);
    for (const [mail] of text.matchAll(/[\w.+-]+@[\w.-]+/g)) expect(mail).toMatch(/@example\.com$/);
  });

  it.each(sources.filter(([, { rules }]) => rules !== undefined))(
    "of %s become orders by the ready rules",
    (_, source) => {
      expect(resultOf(source, source.rules ?? "")).toMatchObject({ status: "order" });
    },
  );
});

function resultOf(source: SampleSource, rules: string, buyer?: SampleBuyer) {
  const file = packageFile(`examples/rules/${rules}.json`, "");
  const mapper = createMapper(parseRules(JSON.parse(readFileSync(file, "utf8"))));
  const sample = source.body({ ...seed, buyer });
  const [lead] = mapper.split(decodeBody(sample.body, sample.contentType));
  return mapper.map(lead, { receivedAt: seed.at });
}
