import { createServer } from "node:http";
import type { Door, Rule, Seen } from "../door.ts";
import type { Place } from "../place.ts";
import { buyer } from "../shop.ts";

/** A program with the library alone, for which Base refuses each order with a text that quotes the buyer. */
async function program(place: Place, code: string): Promise<string> {
  const quoting = `Wrong phone ${buyer.phone} of ${buyer.name} <${buyer.email}>`;
  const base = createServer((request, response) => {
    request.resume().on("end", () => {
      response.end(
        JSON.stringify({ status: "ERROR", error_code: "ERROR_BAD_PHONE", error_message: quoting }),
      );
    });
  });
  await new Promise<void>((done) => base.listen(0, "127.0.0.1", done));
  const { port } = Object(base.address());
  const lead = { id: "1:7", phone: buyer.phone, email: buyer.email, name: buyer.name };
  const said = await place.script(
    `import { inspect } from "node:util";
import { Baselinker, createForwarder } from "baselinker-sdk";
import { sqliteRegister, sqliteStore } from "baselinker-sdk/sqlite";
import { createWebhook, signatures } from "baselinker-sdk/webhook";
const lines = [];
const note = (...words) => lines.push(words.map((word) => inspect(word, { depth: 9 })).join(" "));
const logger = { debug: note, info: note, warn: note, error: note };
const baselinker = new Baselinker({ token: "1-2-X", baseUrl: "http://127.0.0.1:${port}", retries: 0, logger });
const rules = { version: 1, key: "id", fields: { order_status_id: 1, phone: "phone", email: "email", delivery_fullname: "name" } };
const lead = ${JSON.stringify(lead)};
const forwarder = createForwarder({ baselinker, rules, store: sqliteStore("leads.sqlite"), register: sqliteRegister("leads.sqlite") });
${code}
console.log(JSON.stringify(lines.join("\\n")));
process.exit();
`,
  );
  base.close();
  return said;
}

function about(text: string): Seen {
  const found = text.match(/solomiia|vyhadana|671234567/gi) ?? [];
  return {
    isHeld: text !== "" && found.length === 0,
    seen: `${text.length} characters, ${found.length} of the buyer`,
  };
}

const doors: readonly Door[] = [
  {
    surface: "logger of the client, onEvent",
    tried: "an order that Base refuses with a text that quotes the buyer",
    open: async (place) => about(await program(place, "await forwarder.forward(lead);")),
  },
  {
    surface: "a printed error",
    tried: "the same error, printed with `inspect`",
    async open(place) {
      const code =
        "try { await baselinker.addOrder({ order_status_id: 1, ...lead }); } catch (error) { note(error); }";
      return about(await program(place, code));
    },
  },
  {
    surface: "webhook",
    tried: "what the sender is answered: for that lead, and for one that the rules refuse",
    async open(place) {
      const code = `lines.length = 0;
const webhook = createWebhook({ forwarder, verify: signatures.sharedSecret({ secret: "s".repeat(32), header: "x-key" }) });
for (const body of [lead, { ...lead, id: lead.name }, lead.name, [lead.phone]]) {
  const headers = { "x-key": "s".repeat(32), "content-type": "application/json" };
  const response = await webhook.fetch(new Request("http://localhost/", { method: "POST", headers, body: JSON.stringify(body) }));
  const text = await response.text();
  lines.splice(0, lines.length, ...lines.filter((line) => line.startsWith("answer ")), "answer " + response.status + text);
}`;
      return about(await program(place, code));
    },
  },
  {
    surface: "webhook",
    tried: "a log of requests whose signature is wrong",
    async open(place) {
      const code = `const webhook = createWebhook({ forwarder, verify: signatures.sharedSecret({ secret: "s".repeat(32), header: "x-key" }) });
const headers = { "x-key": lead.name, "content-type": "application/json" };
const response = await webhook.fetch(new Request("http://localhost/?phone=" + lead.phone, { method: "POST", headers, body: JSON.stringify(lead) }));
lines.push(String(response.status));`;
      return about(await program(place, code));
    },
  },
];

export const library: Rule = { title: "Logs, errors and answers of the library", doors };
