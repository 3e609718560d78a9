import type { Door, Rule, Seen } from "../door.ts";
import { type Place, type Sent, type Served, send } from "../place.ts";

const tunnel = "leads.ngrok-free.app";
const phone = "380671234567";
const tunnelled = { host: tunnel };
const crossSite = { "sec-fetch-site": "cross-site" };

/** The token of local accounts that was in the source. */
const oldToken = "0-0-FAKEFAKEFAKEFAKEFAKEFAKEFAKE";

const formRules = { version: 1, fields: { order_status_id: 1, phone: "phone" } };

/** `listen` with a tunnel and a page, after a buyer's lead came in through the tunnel. */
async function listening(place: Place): Promise<Served> {
  const rules = place.write("rules.json", formRules);
  const served = await place.serve(["listen", "--rules", rules, "--tunnel", tunnel, "--studio"]);
  const headers = { ...tunnelled, "content-type": "application/json" };
  const sent = await send(served.started.url ?? "", { headers, body: JSON.stringify({ phone }) });
  if (sent.status !== 200) throw new Error(`The webhook answered ${sent.status}.`);
  // The lead becomes an order of the fake account after the answer.
  for (let count = 0; count < 50; count += 1) {
    const { text } = await orders(served, served.started.fake.token);
    if (text.includes(phone)) return served;
  }
  throw new Error("The lead became no order.");
}

/** A request for the orders of the fake account of `listen`. */
function orders(served: Served, token: string, more: Parameters<typeof send>[1] = {}): Promise<Sent> {
  const { url } = served.started.fake;
  const form = { "content-type": "application/x-www-form-urlencoded", "x-bltoken": token };
  const headers = { ...form, ...more.headers };
  return send(url, { ...more, headers, body: "method=getOrders" });
}

function leaked(...answers: readonly Sent[]): Seen {
  const count = answers.filter(({ text }) => text.includes(phone)).length;
  const statuses = [...new Set(answers.map(({ status }) => status))].join(", ");
  return { isHeld: count === 0, seen: `${count} of ${answers.length} answers with the buyer; ${statuses}` };
}

function refused(answer: Sent): Seen {
  return { isHeld: answer.status >= 400, seen: String(answer.status) };
}

const spellings = [
  "/connector.php",
  "/connector.php?x",
  "/connector.php/",
  "//connector.php",
  "/./connector.php",
  "/x/../connector.php",
  "/%63onnector.php",
  "/connector.php%00",
  "/CONNECTOR.PHP",
  "/connector%2ephp",
  "\\connector.php",
  `http://127.0.0.1/connector.php`,
  `http://${tunnel}/connector.php`,
];

const listen: readonly Door[] = [
  {
    surface: "fake of listen",
    tried: "its orders through the tunnel, with the token of the source and of this start",
    async open(place) {
      const served = await listening(place);
      const headers = tunnelled;
      return leaked(
        await orders(served, oldToken, { headers }),
        await orders(served, served.started.fake.token, { headers }),
      );
    },
  },
  {
    surface: "fake of listen",
    tried: `${spellings.length} spellings of its path through the tunnel, with its token`,
    async open(place) {
      const served = await listening(place);
      const answers: Sent[] = [];
      for (const path of spellings)
        answers.push(await orders(served, served.started.fake.token, { path, headers: tunnelled }));
      return leaked(...answers);
    },
  },
  {
    surface: "fake of listen",
    tried: "a program of this machine with the token of the source",
    open: async (place) => leaked(await orders(await listening(place), oldToken)),
  },
  {
    surface: "fake of listen",
    tried: "a program of this machine with the token of this start, which it is for",
    async open(place) {
      const served = await listening(place);
      const { status, text } = await orders(served, served.started.fake.token);
      return { isHeld: status === 200 && text.includes(phone), seen: String(status) };
    },
  },
  {
    surface: "webhook of listen",
    tried: "a page of another site posts a lead",
    async open(place) {
      const served = await listening(place);
      return refused(await send(served.started.url ?? "", { headers: crossSite, body: "{}" }));
    },
  },
  {
    surface: "webhook of listen",
    tried: "a host that nobody named",
    async open(place) {
      const served = await listening(place);
      return refused(await send(served.started.url ?? "", { headers: { host: "evil.example" }, body: "{}" }));
    },
  },
  {
    surface: "page of listen",
    tried: "its leads through the tunnel, with its key",
    async open(place) {
      const served = await listening(place);
      const page = new URL(served.started.studio ?? "");
      const key = /[\w-]{20,}/.exec(page.hash)?.[0] ?? "";
      const headers = { ...tunnelled, authorization: `Bearer ${key}` };
      return leaked(await send(page.href, { method: "GET", path: "/api/leads", headers }));
    },
  },
];

const fake: readonly Door[] = [
  ...(["evil.example", tunnel] as const).map((host) => ({
    surface: "fake",
    tried: `the host ${host}, with its token`,
    async open(place: Place) {
      const { started } = await place.serve(["fake"]);
      const headers = { host, "x-bltoken": started.token ?? "" };
      return refused(await send(started.url ?? "", { headers, body: "method=getOrders" }));
    },
  })),
  {
    surface: "fake",
    tried: "the token of the source",
    async open(place) {
      const { started } = await place.serve(["fake"]);
      const headers = { "x-bltoken": oldToken, "content-type": "application/x-www-form-urlencoded" };
      const { text } = await send(started.url ?? "", { headers, body: "method=getOrders" });
      return { isHeld: !text.includes('"SUCCESS"'), seen: /ERROR_\w+|SUCCESS/.exec(text)?.[0] ?? text };
    },
  },
  {
    surface: "fake",
    tried: "a page of another site, with its token",
    async open(place) {
      const { started } = await place.serve(["fake"]);
      const headers = { ...crossSite, "x-bltoken": started.token ?? "" };
      return refused(await send(started.url ?? "", { headers, body: "method=getOrders" }));
    },
  },
];

const cases = { "evil.example": { host: "evil.example" }, "another site's page": crossSite };
const keyed: readonly Door[] = Object.entries(cases).flatMap(([who, extra]): Door[] => [
  {
    surface: "studio",
    tried: `${who}, with its key`,
    async open(place) {
      const served = await place.serve(["studio"]);
      const page = new URL(served.started.url ?? "");
      const key = /[\w-]{20,}/.exec(page.hash)?.[0] ?? "";
      const headers = { authorization: `Bearer ${key}`, ...extra };
      return refused(await send(page.href, { method: "GET", path: "/api/about", headers }));
    },
  },
  {
    surface: "mcp --http",
    tried: `${who}, with its key`,
    async open(place) {
      const { started } = await place.serve(["mcp", "--http"]);
      const headers = {
        authorization: `Bearer ${started.key}`,
        "content-type": "application/json",
        ...extra,
      };
      return refused(await send(started.url ?? "", { headers, body: "{}" }));
    },
  },
]);

export const audience: Rule = {
  title: "A: who may call",
  doors: [...listen, ...fake, ...keyed],
};
