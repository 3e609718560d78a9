import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { hasTerminal, useCommand } from "./startCommand.ts";

describe.concurrent("map, explain and check", () => {
  const { run, runInTerminal } = useCommand();

  it("maps a lead by a table of LeadBox, and prints the order to standard output alone", async () => {
    const { code, stdout, stderr } = await run(["map", "rules.tsv", "lead.json"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain('"phone": "+380500000012"');
    expect(stdout).toContain("lead.json  order");
  });

  it("gives one line of JSON a lead with --json, from a stream on standard input too", async () => {
    const leads = '{"Email":"a@example.com"}\n{"Email":"b@example.com"}\n';
    const { code, stdout } = await run(["map", "rules.tsv", "-", "--json"], { stdin: leads });
    expect(code).toBe(0);
    const lines = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      { lead: "stdin:1", status: "order", order: { email: "a@example.com" } },
      { lead: "stdin:2", status: "order", order: { email: "b@example.com" } },
    ]);
  });

  it("takes rules from standard input, and the raw body of a form", async () => {
    const table = "order_status_id;8001\nemail;Email\nphone;Phone\n";
    const { code, stdout } = await run(["map", "-", "form.body.txt", "--json"], { stdin: table });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      order: { email: "taras@example.com", phone: "+380500000015" },
    });
  });

  it.each([
    ["KWD", ["0.125", "1234567.993"], "1 234 568.368 KWD,"],
    ["JPY", ["300", "1000"], "1 900 JPY,"],
    ["UAH", ["300", "1000"], "1 900.00 UAH,"],
  ])(
    "sums money with the digits of %s, and with no binary fractions",
    async (currency, [mug, house], sum) => {
      const rules = {
        version: 1,
        fields: { order_status_id: { value: 8001 }, email: "e", currency: { value: currency } },
        products: { each: "items", fields: { name: "n", price_brutto: "p", quantity: "q" } },
      };
      const items = [
        { n: "Mug", p: mug, q: 3 },
        { n: "House", p: house, q: 1 },
      ];
      const folder = await mkdtemp(join(tmpdir(), "baselinker-cli-"));
      try {
        await writeFile(join(folder, "rules.json"), JSON.stringify(rules));
        await writeFile(join(folder, "lead.json"), JSON.stringify({ e: "a@example.com", items }));
        const { stdout } = await run(["map", "rules.json", "lead.json"], { cwd: folder });
        expect(stdout).toContain(`2 lines, ${sum}`);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  );

  it("says in the language of the person which line of a table cannot be read", async () => {
    const words = ["check", "-", "--language", "uk"];
    const { code, stdout } = await run(words, { stdin: "email\tEmail\nphone\n" });
    expect(code).toBe(1);
    expect(stdout).toContain("-:2  error  missing  У цьому рядку немає другого стовпця.");
  });

  it("takes folders and patterns", async () => {
    const { stdout } = await run(["map", "rules.tsv", "lea*.json", "--json", "--received-at", "1767225600"]);
    expect(JSON.parse(stdout)).toMatchObject({ lead: "lead.json", order: { date_add: 1_767_225_600 } });
  });

  it("ends with 1 where a lead cannot become an order", async () => {
    const { code, stdout } = await run(["map", "rules.tsv", "-"], {
      stdin: '{"Email":"a@example.com","Phone":5}\n[1]\n',
    });
    expect(code).toBe(1);
    expect(stdout).toContain("error  not_a_lead");
  });

  it("explains where each field came from, and what no rule uses", async () => {
    const { code, stdout } = await run(["explain", "rules.tsv", "lead.json"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^FIELD +VALUE +FROM +STEPS$/m);
    expect(stdout).toMatch(/^delivery_city +Львів +Місто$/m);
    expect(stdout).toContain("Not used: formid");
  });

  it("takes the lead of the first test where none is named: of a ready set, of JSON, and of a table", async () => {
    const folder = await mkdtemp(join(tmpdir(), "baselinker-cli-"));
    try {
      const ready = await run(["explain", "tilda-cart"], { cwd: folder });
      expect(ready.code).toBe(0);
      expect(ready.stdout).toMatch(/^tilda-cart: .* {2}order {2}14 values, 1 line, 560\.00,/);
      expect(ready.stdout).toMatch(/^products\[0\]\.sku +LMP +sku$/m);
      expect(ready.stderr).toContain("For your own: explain tilda-cart lead.json");
      const tested = { tests: [{ name: "a form", body: "Email=b@example.com", receivedAt: 1_767_225_600 }] };
      await writeFile(join(folder, "own.tsv"), "order_status_id\t8001\nemail\tEmail\n");
      await writeFile(join(folder, "own.test.json"), JSON.stringify(tested));
      const mapped = await run(["map", "own.tsv", "--json"], { cwd: folder });
      expect(JSON.parse(mapped.stdout)).toMatchObject({
        lead: "own.tsv: a form",
        order: { email: "b@example.com", date_add: 1_767_225_600 },
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    const ofFile = await run(["explain", "tested.json", "--quiet"]);
    expect(ofFile).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/delivery_city +Львів/),
      stderr: "",
    });
  });

  it.each([
    ["map", "rules.tsv"],
    ["explain", "-"],
  ])("says how to get a lead where %s has none and the rules no test", async (command, rules) => {
    expect(await run([command, rules])).toEqual({
      code: 2,
      stdout: "",
      stderr: `Which lead? Save one submission of your form as lead.json, or try a ready set: ${command} tilda-cart.\n`,
    });
  });

  it("names the path that was found of several", async () => {
    const { stdout } = await run(["explain", "contact-form-7"]);
    expect(stdout).toMatch(/^phone +\S.* {2}your-tel\b/m);
  });

  it("keeps columns straight where letters are Cyrillic and signs are wide", async () => {
    const { stdout } = await run(["explain", "rules.tsv", "lead.json"]);
    const row = stdout.split("\n").find((line) => line.startsWith("delivery_fullname")) ?? "";
    const other = stdout.split("\n").find((line) => line.startsWith("delivery_city")) ?? "";
    // A flower is two columns wide and two characters long.
    expect(row.indexOf("path Name")).toBe(other.indexOf("path Місто"));
  });

  it("says each problem of rules with file, line and column, and ends with 1", async () => {
    const { code, stdout } = await run(["check", "wrong.jsonc"]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^wrong\.jsonc:6:5 {2}error {2}unknown_name {2}fields\.emial: .*email/m);
    expect(stdout).toContain("1 error, 0 warnings.");
  });

  it.each([
    ["country;Україна", ":2"],
    ['{ "phone": "Phone",\n  "country": "Україна" }', ":2:3"],
    ['[["phone", "Phone"],\n  ["country", "Україна"]]', ":2:3"],
    ['{ "version": 1, "defaults": { "currency": "UAH" }, "table":\n  { "country": "Україна" } }', ":2:5"],
  ])("says where the row of a table with a problem is: %s", async (rows, place) => {
    const stdin = rows.includes(";") ? `phone;Phone\n${rows}\n` : rows;
    const { code, stdout } = await run(["check", "-"], { stdin });
    expect(code).toBe(1);
    expect(stdout).toContain(`-${place}  error  bad_code  defaults.country: `);
  });

  it.each(["\t", "   ", " → "])("says where a field of a line is in a table with %j", async (between) => {
    const stdin = `phone${between}Phone\nproducts.skuu${between}art\n`;
    const { stdout } = await run(["check", "-"], { stdin });
    expect(stdout).toMatch(/^-:2 {2}error {2}unknown_name {2}products\.fields\.skuu: .*Did you mean `sku`/m);
  });

  it("finds nothing wrong with right rules, and says what it did not look at", async () => {
    const { code, stdout } = await run(["check", "rules.tsv", "shopify-order"]);
    expect(code).toBe(0);
    expect(stdout).toBe(
      "0 errors, 0 warnings. Not checked against an account (--account file, or --live).\n",
    );
  });

  it("warns of prices without a currency, and says in the language of the person what to add", async () => {
    const lines = { each: "items", fields: { name: "name", line_netto: "sum" } };
    const rules = { version: 1, fields: { order_status_id: 8001, phone: "phone" }, products: [lines] };
    const found = await run(["check", "-", "--json"], { stdin: JSON.stringify(rules) });
    expect(found.code).toBe(0);
    expect(JSON.parse(found.stdout).findings).toMatchObject([
      { level: "warning", code: "no_currency", path: "products[0].fields.line_netto", position: "1:116" },
    ]);
    const polish = await run(["check", "-", "--language", "pl"], { stdin: JSON.stringify(rules) });
    expect(polish.stdout).toContain("wpisz kod swojej waluty w `defaults`");
    expect(polish.stdout).toContain("0 błędów, 1 ostrzeżenie.");
    // With the remedy, and without a price, there is nothing to say.
    const priced = { order_status_id: 8001, delivery_price: "delivery" };
    for (const right of [
      { ...rules, defaults: { currency: "EUR" } },
      { ...rules, fields: { order_status_id: 8001, currency: "currency" } },
      { ...rules, products: { each: "items", fields: { name: "name" } } },
      { version: 1, fields: { ...priced, delivery_price: 0 } },
    ]) {
      const { stdout } = await run(["check", "-"], { stdin: JSON.stringify(right) });
      expect(stdout).toContain("0 errors, 0 warnings.");
    }
    for (const wrong of [
      { version: 1, fields: priced },
      {
        version: 1,
        fields: { order_status_id: 8001 },
        total: "sum",
        share: true,
        products: { each: "a", fields: { name: "n" } },
      },
    ]) {
      const { stdout } = await run(["check", "-"], { stdin: JSON.stringify(wrong) });
      expect(stdout).toContain("warning  no_currency");
    }
  });

  it("warns of each name that needs an account where it has none, and ends with 0", async () => {
    const stdin = JSON.stringify({
      version: 1,
      fields: {
        order_status_id: { status: "New orders" },
        email: "Email",
        deal_cf_UTM: "utm_source",
        deal_cf_102: "gift",
      },
      products: { each: "items", fields: { sku: "sku" } },
      match: { priceGroup: "Retail" },
    });
    const alone = await run(["check", "-", "--json"], { stdin });
    expect(alone.code).toBe(0);
    expect(JSON.parse(alone.stdout).findings).toMatchObject([
      { level: "warning", code: "account_needed", path: "fields.deal_cf_UTM", position: "1:82" },
      { level: "warning", code: "account_needed", path: "match.priceGroup" },
      { level: "warning", code: "account_needed", path: "fields.order_status_id.status" },
    ]);
    const said = await run(["check", "-"], { stdin });
    expect(said.stdout).toContain(
      "fields.deal_cf_UTM: The rules give the name of the additional field. Write its id, which",
    );
    expect(said.stdout).toContain("0 errors, 3 warnings.");
    const polish = await run(["check", "-", "--language", "pl"], { stdin });
    expect(polish.stdout).toContain("Wpisz id (pokazuje je `baselinker-sdk doctor`)");
  });

  it.each([
    ["uk", "Немає", /немає такого файлу/],
    ["pl", "Nie ma", /nie ma takiego pliku/],
  ])("speaks %s, where the terminal does", async (language, _word, pattern) => {
    const { stderr } = await run(["check", "nowhere.json"], { env: { LANG: `${language}_XX.UTF-8` } });
    expect(stderr).toMatch(pattern);
    const { stdout } = await run(["map", "--help", "--language", language]);
    expect(stdout).toMatch(/^(?:Використання|Wywołanie): baselinker-sdk map/);
  });

  it.skipIf(!hasTerminal)("uses colour and the width of a terminal, and neither with NO_COLOR", async () => {
    const coloured = await runInTerminal(["explain", "rules.tsv", "lead.json"]);
    expect(coloured.code).toBe(0);
    expect(coloured.stdout).toContain("\u001b[32morder\u001b[39m");
    const plain = await runInTerminal(["check", "wrong.jsonc"], { env: { NO_COLOR: "1" } });
    expect(plain.code).toBe(1);
    expect(plain.stdout).not.toContain("\u001b[");
  });
});
