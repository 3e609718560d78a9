import { createServer } from "node:http";
import type { Door, Rule } from "../door.ts";
import { type Ended, type Place, send } from "../place.ts";
import { openShop } from "../shop.ts";

/** Writes to the clipboard, colours, hides, turns the direction, ends the line and begins another. */
const hostile =
  "\u001b]52;c;ZXZpbA==\u0007\u001b[31m\u001b[8m\u009b2J\u202e\u200b\u2028\rx\nforged: all is well\u0000\u007f\u{e0041}";

/** What may leave a command is none of these: controls but the line feed, format characters, lone surrogates. */
const raw = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

function isClean({ stdout, stderr }: Ended): { readonly isHeld: boolean; readonly seen: string } {
  const text = `${stdout}\n${stderr}`;
  const count = [...text].filter((character) => character !== "\n" && raw.test(character)).length;
  const lines = text.split("\n").filter((line) => /^forged/.test(line)).length;
  return { isHeld: count + lines === 0, seen: `${count} characters, ${lines} forged lines` };
}

const hostileRules = {
  version: 1,
  key: `id${hostile}`,
  fields: {
    order_status_id: 1,
    [`phone${hostile}`]: "phone",
    user_comments: { path: `text${hostile}`, required: true },
    payment_method: { path: "text", lookup: { [hostile]: hostile } },
    delivery_method: { value: hostile },
  },
};
const goodRules = {
  version: 1,
  key: "id",
  skip: [{ when: { path: "phone", is: "skipped" }, reason: hostile }],
  fields: {
    order_status_id: 1,
    phone: "phone",
    user_comments: { path: "text", required: true },
    delivery_method: { value: hostile },
  },
};
const hostileLead = {
  id: hostile,
  phone: hostile,
  text: hostile,
  [hostile]: hostile,
  email: "a@example.com",
};

const runs: Readonly<Record<string, (place: Place) => Promise<Ended>>> = {
  check: (place) => place.run(["check", place.write("rules.json", hostileRules)]),
  "check, of a table": (place) =>
    place.run(["check", place.write("rules.tsv", `phone\t${hostile}\n${hostile}\tx\n`)]),
  "check, of no JSON": (place) => place.run(["check", place.write("rules.json", `{ "a": ${hostile} }`)]),
  map: (place) =>
    place.run(["map", place.write("rules.json", goodRules), place.write("lead.json", hostileLead)]),
  explain: (place) =>
    place.run(["explain", place.write("rules.json", goodRules), place.write("lead.json", hostileLead)]),
  test(place) {
    place.write("rules.test.json", {
      tests: [{ name: hostile, lead: hostileLead, order: { user_comments: "x" } }],
    });
    return place.run(["test", place.write("rules.json", goodRules)]);
  },
  plan(place) {
    const other = {
      ...goodRules,
      fields: { ...goodRules.fields, user_comments: { value: `new ${hostile}` } },
    };
    const files = [place.write("rules.json", goodRules), place.write("new.json", other)];
    return place.run(["plan", ...files, place.write("lead.json", hostileLead)]);
  },
  suggest: (place) => place.run(["suggest", place.write("lead.json", hostileLead)]),
  "forward --dry-run": (place) =>
    place.run([
      "forward",
      place.write("rules.json", goodRules),
      place.write("lead.json", hostileLead),
      "--dry-run",
    ]),
  "a command that is none": (place) => place.run([hostile.replaceAll("\u0000", "")]),
  "an option that is none": (place) => place.run(["map", `--${hostile.replaceAll("\u0000", "")}`]),
  "a file that is none": (place) => place.run(["check", `${hostile.replaceAll("\u0000", "")}.json`]),
  "a choice that is none": (place) => place.run(["init", "--to", hostile.replaceAll("\u0000", "")]),
  "a configuration that is wrong": (place) =>
    place.run(["doctor", "--config", place.write("own.json", { [hostile]: 1, rules: hostile })]),
  "an address in the environment": (place) =>
    place.run(["doctor"], {
      env: {
        BASELINKER_TOKEN: "1-2-X",
        BASELINKER_URL: `http://127.0.0.1:1/${hostile.replaceAll("\u0000", "")}`,
      },
    }),
  async "register list"(place) {
    const shop = await openShop(place, [{ lead: hostileLead, source: "form" }], { rules: goodRules });
    await shop.close();
    return place.run(["register", "list", "--register", shop.store]);
  },
  async "register show --values"(place) {
    const shop = await openShop(place, [{ lead: hostileLead, source: "form" }], { rules: goodRules });
    await shop.close();
    const listed = await place.run(["register", "list", "--register", shop.store, "--json"]);
    const [entry] = JSON.parse(listed.stdout).entries;
    return place.run(["register", "show", entry.id, "--values", "--register", shop.store]);
  },
};

const printed: readonly Door[] = Object.entries(runs).map(([surface, run]) => ({
  surface,
  tried: "a text that writes to the clipboard, colours, turns and begins a line",
  open: async (place) => isClean(await run(place)),
}));

const json: Door = {
  surface: "explain --json",
  tried: "the same text: escaped, and the value that a program parses is the same",
  async open(place) {
    const files = [place.write("rules.json", goodRules), place.write("lead.json", hostileLead)];
    const ended = await place.run(["explain", ...files, "--json"]);
    const { isHeld, seen } = isClean(ended);
    const isSame = JSON.stringify(JSON.parse(ended.stdout)).includes(JSON.stringify(hostile).slice(1, -1));
    return { isHeld: isHeld && isSame, seen: `${seen}, ${isSame ? "the same value" : "another value"}` };
  },
};

/** Commands that go on write what comes to them from outside. */
const servers: readonly Door[] = [
  {
    surface: "listen",
    tried: "the same text as the type, host and body of a request",
    async open(place) {
      const served = await place.serve(["listen", "--rules", place.write("rules.json", goodRules)], false);
      const headers = {
        "content-type": `text/${encodeURIComponent(hostile)}\u009b2J\u00ad`,
        host: "127.0.0.1\u009b31m",
      };
      await send(served.address, { headers, body: hostile });
      await send(served.address, {
        headers: { "content-type": headers["content-type"] },
        body: JSON.stringify(hostileLead),
      });
      await served.stop();
      return isClean({ code: 0, stdout: served.written(), stderr: "" });
    },
  },
  {
    surface: "fake --parameters",
    tried: "the same text as a method and its parameters",
    async open(place) {
      const served = await place.serve(["fake", "--parameters"], false);
      const token = /0-0-[\w-]+/.exec(served.written())?.[0] ?? "";
      const headers = { "content-type": "application/x-www-form-urlencoded", "x-bltoken": token };
      const body = new URLSearchParams({
        method: hostile,
        parameters: JSON.stringify({ [hostile]: hostile }),
      });
      await send(served.address, { headers, body: body.toString() });
      await served.stop();
      return isClean({ code: 0, stdout: served.written(), stderr: "" });
    },
  },
  {
    surface: "doctor",
    tried: "the same text as Base's reason",
    async open(place) {
      const base = createServer((_, response) => {
        response.end(JSON.stringify({ status: "ERROR", error_code: "ERROR_X", error_message: hostile }));
      });
      await new Promise<void>((done) => base.listen(0, "127.0.0.1", done));
      const { port } = Object(base.address());
      const env = { BASELINKER_TOKEN: "1-2-X", BASELINKER_URL: `http://127.0.0.1:${port}` };
      const ended = await place.run(["doctor"], { env });
      base.close();
      return isClean(ended);
    },
  },
];

export const output: Rule = {
  title: "D: escaped where it is written",
  doors: [...printed, json, ...servers],
};
