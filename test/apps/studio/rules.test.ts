import { chmod, lstat, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { readRules, rulesPath } from "../../../src/apps/files/rules.ts";
import type { RulesCheck, RulesFile, RulesPlanShown } from "../../../src/apps/page/wire.ts";
import { createHandler } from "../../../src/apps/studio/handler.ts";
import { createSession, type Session } from "../../../src/apps/studio/session.ts";
import { loadAccount } from "../../../src/forwarding/account/loadAccount.ts";
import { createForwarder } from "../../../src/forwarding/forwarder/createForwarder.ts";
import { memoryRegister } from "../../../src/forwarding/register/memoryRegister.ts";
import { memoryStore } from "../../../src/forwarding/store/memoryStore.ts";
import { createFakeAccount } from "../../../src/testing/fake/createFakeAccount.ts";

const key = "k".repeat(32);
const site = "127.0.0.1:4711";
const rules = `// of the shop
{
  "version": 1,
  "key": "id",
  "fields": {
    "email": "email",
    "delivery_fullname": "name",
    "payment_method": { "value": "Cash" }
  },
  "products": { "each": "items", "fields": { "name": "name", "price_brutto": "price", "quantity": 1 } }
}
`;
const leadOf = (id: string) => ({
  id,
  // Where no rule looks for it, the lead cannot become an order.
  [id === "bad" ? "mail" : "email"]: `olena.${id}@example.com`,
  name: "Olena Kovalenko",
  items: [{ name: "Mug", price: 120 }],
});

describe("rules that are typed on the page", () => {
  let folder = "";
  let file = "";
  let session: Session;
  let close = async () => {};

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "baselinker-studio-"));
  });
  afterEach(() => close());
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** A page with leads that were sent by the rules in a file. */
  async function open({
    text = rules,
    name = "rules.json",
    leads = ["A-1", "A-2"],
    isReadOnly = false,
    path = join(folder, name),
    hasAccount = true,
    isFake = false,
  } = {}) {
    file = join(folder, name);
    for (const each of await readdir(folder)) await rm(join(folder, each));
    await writeFile(file, text);
    const baselinker = createFakeAccount({ quirks: false }).client();
    const given = { baselinker, store: memoryStore(), register: memoryRegister({ keepLeads: "all" }) };
    const forwarder = createForwarder({ ...given, rules: (await readRules(path, () => {})).rules });
    for (const id of leads) await forwarder.forward(leadOf(id));
    session = createSession({
      isReadOnly,
      account: isFake ? "fake" : "base",
      language: "en",
      samples: [],
      store: undefined,
      panel: undefined,
      sendBlocked: undefined,
      viewer: forwarder,
      rules: { path, isFile: rulesPath(path) === path, read: () => readRules(path, () => {}) },
      openSender: async (own) => createForwarder({ ...given, rules: own }),
      loadAccount: (signal) =>
        hasAccount ? loadAccount(baselinker, { signal }) : Promise.reject(new Error("no net")),
      close: async () => {},
    });
    close = () => session.close();
    const { entries } = await session.register.list();
    return entries.map(({ id }) => id);
  }

  async function ask(path: string, body?: object, language = "en") {
    const headers = {
      host: site,
      authorization: `Bearer ${key}`,
      "accept-language": language,
      ...(body && { "content-type": "application/json" }),
    };
    const init = body === undefined ? { headers } : { headers, method: "POST", body: JSON.stringify(body) };
    const handler = createHandler(session, { port: 4711, key }, new Map());
    const response = await handler.answer(new Request(`http://${site}/api/${path}`, init));
    return { status: response.status, ...(await response.json()) };
  }
  const check = (text: string, more: object = {}): Promise<RulesCheck> =>
    ask("rules/check", { text, ...more });
  const plan = (text: string, last = 200): Promise<RulesPlanShown & { status: number }> =>
    ask("rules/plan", { text, last });
  const save = (text: string, more: object = {}) => ask("rules/save", { text, was: rules, ...more });

  it("are shown as the file has them, with the kept leads to try them with, failed ones first", async () => {
    await open({ leads: ["A-1", "bad", "A-2"] });
    // Leads of one millisecond have any order.
    const { entries } = await session.register.list();
    const failed = entries.filter(({ status }) => status === "error");
    const answer: RulesFile = await ask("rules");
    expect(answer).toMatchObject({ name: "rules.json", text: rules, canSave: true });
    expect(failed).toHaveLength(1);
    const wanted = [...failed, ...entries.filter((entry) => !failed.includes(entry))];
    expect(answer.leads.map(({ id, status }) => [id, status])).toEqual(
      wanted.map(({ id, status }) => [id, status]),
    );
  });

  it("are shown although they cannot be used, so that they can be corrected", async () => {
    await open();
    await writeFile(file, "{ broken");
    expect(await ask("rules")).toMatchObject({ status: 200, text: "{ broken" });
  });

  it.each([
    [
      "JSON that ends too early",
      "{",
      { code: "not_json", message: expect.stringMatching(/^rules\.json:1:1: /), offset: 0 },
    ],
    [
      "JSON with more after its end",
      '{ "version": 1 } x',
      { message: expect.stringContaining("`x` cannot be here"), offset: 17 },
    ],
    ["JSON with a comma missing", '{ "version": 1 "key": "id" }', { code: "not_json", offset: 15 }],
    [
      "a slip in the name of a field",
      rules.replace('"email":', '"emial":'),
      { code: "unknown_name", path: "fields.emial", suggestion: "email" },
    ],
    [
      "a path that cannot be read",
      rules.replace('"email": "email"', '"email": "a[["'),
      { code: "bad_path", path: "fields.email" },
    ],
    [
      "a status that the account does not have",
      rules.replace('"email":', '"order_status_id": 99, "email":'),
      { code: "status_not_found", path: "fields.order_status_id" },
    ],
    ["nothing at all", "", { code: "not_json" }],
  ])("have a problem with its place: %s", async (_, text, problem) => {
    await open({ leads: [] });
    const { problems } = await check(text);
    expect(problems).toEqual([expect.objectContaining(problem)]);
  });

  it.each([
    ["en", 'rules.json:1:16: this is not valid JSON: `"` cannot be here. Correct it there.'],
    ["uk", 'rules.json:1:16: це не правильний JSON: тут не може бути `"`. Виправте там.'],
    ["pl", 'rules.json:1:16: to nie jest poprawny JSON: tu nie może być `"`. Popraw w tym miejscu.'],
  ])("say what is wrong with their JSON in the language of the page: %s", async (language, message) => {
    await open({ leads: [] });
    const text = '{ "version": 1 "key": "id" }';
    expect((await ask("rules/check", { text }, language)).problems).toMatchObject([{ message }]);
  });

  it.each([
    ["{ a: 1 }", "`a` cannot be here"],
    ['{ "a": 1 }}', "`}` cannot be here"],
    ['{ "a": "x\\q" }', "`\\` cannot be here"],
    ["[1, 2", "ends too early"],
    ['{ "a": "b', "ends too early"],
  ])("say where JSON is broken: %s", async (text, says) => {
    await open({ leads: [] });
    expect((await check(text)).problems[0]?.message).toContain(says);
  });

  it("have the line of a table that cannot be read, in the language of the page", async () => {
    await open({ name: "rules.tsv", text: "email\temail\nphone\tphone\n", leads: [] });
    const typed = { text: "email\temail\nnonsense\n" };
    const [problem] = (await ask("rules/check", typed, "uk")).problems;
    expect(problem).toMatchObject({ path: "line 2", message: expect.stringMatching(/[а-яі]/) });
  });

  it("are not compared with a fake account, which lacks the ids of the real one", async () => {
    await open({ leads: [], isFake: true });
    const { problems } = await check(rules.replace('"email":', '"order_status_id": 99, "email":'));
    expect(problems).toEqual([]);
  });

  it("are checked without the account where Base cannot be asked", async () => {
    await open({ leads: [], hasAccount: false });
    const { problems } = await check(rules.replace('"email":', '"order_status_id": 99, "email":'));
    expect(problems).toEqual([]);
  });

  it("show what a kept lead becomes by them, and nothing of the buyer", async () => {
    const [id] = await open({ leads: ["A-1"] });
    const { lead } = await check(rules.replace("Cash", "Card"), { id });
    expect(lead?.order?.fields).toContainEqual(
      expect.objectContaining({ field: "payment_method", value: "Card" }),
    );
    expect(lead?.leaves).toContainEqual(expect.objectContaining({ path: "id", value: "A-1" }));
    expect(JSON.stringify(lead)).not.toMatch(/olena|kovalenko/i);
  });

  it("say what they would change, those with another key first, and nothing of the buyer", async () => {
    const ids = await open();
    const text = rules
      .replace('"key": "id"', '"key": { "path": "id", "replace": { "A-1": "B-1" } }')
      .replace("Cash", "Card")
      .replace('"name",', '{ "path": "name", "case": "upper" },');
    expect(await check(text)).toMatchObject({ problems: [] });
    const answer = await plan(text);
    expect(answer).toMatchObject({
      leads: 2,
      changed: 2,
      keysChanged: 1,
      summary: "2 leads: 2 change, 0 stay. 1 gets another key: sent again it would become a second order.",
      fields: { payment_method: 2, delivery_fullname: 2, key: 1 },
    });
    expect(answer.differences.map(({ id }) => id)).toEqual([ids[1], ids[0]]);
    expect(answer.differences[0]?.changes).toEqual([
      { kind: "key", path: "key", before: "A-1", after: "B-1" },
      { kind: "changed", path: "payment_method", before: "Cash", after: "Card" },
      { kind: "changed", path: "delivery_fullname", before: "••••", after: "••••" },
    ]);
    expect(JSON.stringify(answer)).not.toMatch(/olena|kovalenko/i);
  });

  it("are compared for as many leads as were asked for, added up over all of them", async () => {
    await open({ leads: Array.from({ length: 25 }, (_, index) => `A-${index}`) });
    const text = rules.replace("Cash", "Card");
    expect(await plan(text)).toMatchObject({ leads: 25, changed: 25, fields: { payment_method: 25 } });
    expect(await plan(text, 12)).toMatchObject({ leads: 12, changed: 12 });
  });

  it.each([0, 1_001, 1.5, "200"])(
    "are compared for no number of leads that is not 1 to 1,000: %s",
    async (last) => {
      await open({ leads: [] });
      expect(await ask("rules/plan", { text: rules, last })).toMatchObject({
        status: 400,
        code: "wrong_value",
      });
    },
  );

  it("are saved, with a copy of what the file had, and taken from then on", async () => {
    const [id] = await open({ leads: ["A-1"] });
    await chmod(file, 0o640);
    const text = rules.replace("Cash", "Card");
    const answer = await save(text);
    expect(answer).toMatchObject({ status: 200, name: "rules.json" });
    expect(answer.backup).toMatch(/^rules\.json\.\d{4}-\d\d-\d\dT[\d.-]+Z\.bak$/);
    expect(await readFile(file, "utf8")).toBe(text);
    expect(await readFile(join(folder, answer.backup), "utf8")).toBe(rules);
    expect((await stat(file)).mode & 0o777).toBe(0o640);
    const { order } = await ask(`lead?id=${id}`);
    expect(order.fields).toContainEqual(expect.objectContaining({ value: "Card" }));
  });

  it("are not saved over a file that something else changed meanwhile", async () => {
    await open({ leads: [] });
    await writeFile(file, `${rules}\n`);
    expect(await save(rules.replace("Cash", "Card"))).toMatchObject({
      status: 409,
      code: "changed_meanwhile",
    });
    expect(await readFile(file, "utf8")).toBe(`${rules}\n`);
    expect(await readdir(folder)).toEqual(["rules.json"]);
  });

  it("are saved once where two tabs save at the same time", async () => {
    await open({ leads: [] });
    const handler = createHandler(session, { port: 4711, key }, new Map());
    const headers = { host: site, authorization: `Bearer ${key}`, "content-type": "application/json" };
    const saveAs = (word: string) => {
      const body = JSON.stringify({ text: rules.replace("Cash", word), was: rules });
      return handler.answer(new Request(`http://${site}/api/rules/save`, { method: "POST", headers, body }));
    };
    const [one, other] = await Promise.all([saveAs("Card"), saveAs("Bank")]);
    expect([one?.status, other?.status]).toEqual([200, 409]);
    expect(await readFile(file, "utf8")).toContain("Card");
  });

  it("are not saved with a problem, which is said", async () => {
    await open({ leads: [] });
    const answer = await save(rules.replace('"email":', '"emial":'));
    expect(answer).toMatchObject({
      status: 409,
      code: "wrong_rules",
      message: expect.stringContaining("emial"),
    });
    expect(await readFile(file, "utf8")).toBe(rules);
  });

  it("are not saved by a command that only reads", async () => {
    await open({ leads: [], isReadOnly: true });
    expect(await save(rules.replace("Cash", "Card"))).toMatchObject({ status: 403, code: "read_only" });
    expect(await ask("rules")).toMatchObject({ canSave: false });
    expect(await readFile(file, "utf8")).toBe(rules);
  });

  it("keep the ends of lines of their file, and a link to it", async () => {
    const text = rules.replaceAll("\n", "\r\n");
    await open({ leads: [], name: "own.json", text, path: join(folder, "own.json") });
    const link = join(folder, "link.json");
    await symlink(file, link);
    session.useRules(link);
    // An editor gives back single ends.
    expect(await save(rules.replace("Cash", "Card"), { was: text })).toMatchObject({ status: 200 });
    expect(await readFile(file, "utf8")).toBe(text.replace("Cash", "Card"));
    expect((await lstat(link)).isSymbolicLink()).toBe(true);
  });

  it("of a ready set need a name for a file of their own", async () => {
    await open({ leads: [], path: "site-form" });
    expect(await ask("rules")).toMatchObject({ name: "site-form", canSave: false });
    expect(await save(rules)).toMatchObject({ status: 400, code: "no_name" });
  });

  it.each(["../cli/rules.json", "a/b.json", ".json", ".env", "rules", "rules.ts", "", 7])(
    "are saved under no name like %s",
    async (name) => {
      await open({ leads: [], path: "site-form" });
      expect(await save(rules, { name })).toMatchObject({ status: 400, code: "wrong_value" });
    },
  );

  it("never replace a file by a new name", async () => {
    await open({ leads: [], path: "site-form" });
    // In the folder of the tests.
    expect(await save(rules, { name: "package.json" })).toMatchObject({ status: 409, code: "exists" });
  });

  it("are refused without a text", async () => {
    await open({ leads: [] });
    for (const path of ["rules/check", "rules/plan", "rules/save"])
      expect(await ask(path, { last: 1, was: rules })).toMatchObject({ status: 400, code: "wrong_value" });
  });
});
